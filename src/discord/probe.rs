//! What `doctor` asks Discord: token, intents, log-ins left, and rights in every channel, each with what to do.

use serde::Deserialize;
use serenity::all::{ApplicationId, BotGateway, ChannelType, GuildId, Permissions, User, UserId};
use serenity::http::Route;

use crate::bot::{platform, texts};
use crate::discord::atlas::Atlas;
use crate::discord::close::Error;
use crate::discord::rest::Request;
use crate::discord::run::{APPLICATION, Application};
use crate::discord::{Discord, scout, wire};

/// What the bot does in a channel, with the names that Discord's settings have for it (FACTS section 10).
const NEEDED: [(Permissions, &str); 7] = [
    (Permissions::VIEW_CHANNEL, "View Channel"),
    (Permissions::SEND_MESSAGES, "Send Messages"),
    (Permissions::SEND_MESSAGES_IN_THREADS, "Send Messages in Threads"),
    (Permissions::READ_MESSAGE_HISTORY, "Read Message History"),
    (Permissions::EMBED_LINKS, "Embed Links"),
    (Permissions::ATTACH_FILES, "Attach Files"),
    (Permissions::ADD_REACTIONS, "Add Reactions"),
];
/// The application's flags that say that MESSAGE_CONTENT is switched on, reviewed or limited (FACTS section 1).
const MESSAGE_CONTENT: u64 = 1 << 18 | 1 << 19;
/// Servers whose channels are looked at.
const SERVERS: usize = 25;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// Each thing that was looked at.
    pub findings: Vec<Finding>,
    /// The link that invites the bot with exactly the rights that it needs; none without a valid token.
    pub invite: Option<String>,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is, such as `token` or `#general in Our server`.
    pub about: String,
    /// What to do about it; none if all is well.
    pub remedy: Option<String>,
}

impl Finding {
    fn well(about: impl Into<String>) -> Self {
        Self { about: about.into(), remedy: None }
    }

    fn wrong(about: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { about: about.into(), remedy: Some(remedy.into()) }
    }
}

/// What is read of a server in the bot's list.
#[derive(Deserialize)]
struct Listed {
    id: GuildId,
}

impl Discord {
    /// Looks at everything that could keep the bot from working on Discord.
    pub async fn probe(&self) -> Probe {
        let user: User = match self.asked(Request::get(Route::UserMe)).await {
            Ok(user) => user,
            Err(error) => {
                return Probe { findings: vec![Finding::wrong("token", remedy(&error))], invite: None };
            }
        };
        let mut probe = Probe { findings: vec![Finding::well("token")], invite: None };
        match self.asked::<Application>(Request::get_path(APPLICATION)).await {
            Ok(application) => {
                probe.findings.push(self.intents(&application));
                probe.findings.push(profile(&application));
                probe.invite = Some(invite(application.id));
            }
            Err(error) => probe.findings.push(Finding::wrong("intents", remedy(&error))),
        }
        probe.findings.push(self.log_ins().await);
        probe.findings.extend(self.servers(user.id, probe.invite.as_deref()).await);
        probe
    }

    fn intents(&self, application: &Application) -> Finding {
        let is_on = application.flags & MESSAGE_CONTENT != 0;
        match self.settings.message_content && !is_on {
            true => Finding::wrong("intents", Error::IntentNotAllowed.to_string()),
            false => Finding::well("intents"),
        }
    }

    async fn log_ins(&self) -> Finding {
        match self.asked::<BotGateway>(Request::get(Route::GatewayBot)).await {
            Ok(gateway) => {
                let limit = gateway.session_start_limit;
                Finding::well(format!("gateway ({} of {} log-ins left today)", limit.remaining, limit.total))
            }
            Err(error) => Finding::wrong("gateway", remedy(&error)),
        }
    }

    async fn servers(&self, us: UserId, invite: Option<&str>) -> Vec<Finding> {
        let listed: Vec<Listed> = match self.asked(Request::get(Route::UserMeGuilds)).await {
            Ok(listed) => listed,
            Err(error) => return vec![Finding::wrong("servers", remedy(&error))],
        };
        if listed.is_empty() {
            let link = invite.unwrap_or_default();
            return vec![Finding::wrong("servers", format!("the bot is in none: invite it with {link}"))];
        }
        let mut findings = Vec::new();
        for server in listed.iter().take(SERVERS) {
            findings.extend(self.server(us, server.id).await.unwrap_or_else(|error| {
                vec![Finding::wrong(format!("server {}", server.id), remedy(&error))]
            }));
        }
        findings
    }

    async fn server(&self, us: UserId, id: GuildId) -> Result<Vec<Finding>, platform::Error> {
        let server = scout::guild(&self.rest, id).await?;
        let member: wire::WholeMember =
            self.asked(Request::get(Route::GuildMember { guild_id: id, user_id: us })).await?;
        let name = server.name.clone();
        let is_text =
            |channel: &&wire::Channel| matches!(channel.kind, ChannelType::Text | ChannelType::News);
        let texts = server.channels.iter().filter(is_text);
        let texts: Vec<_> =
            texts.map(|channel| (channel.id, channel.name.clone().unwrap_or_default())).collect();
        let mut atlas = Atlas::new(us);
        atlas.learn_guild(server);
        let finding = |(channel, channel_name)| {
            let about = format!("#{channel_name} in {name}");
            let rights = atlas.permissions(id, channel, us, &member.roles);
            match missing(rights) {
                none if none.is_empty() => Finding::well(about),
                some => Finding::wrong(about, format!("give the bot's role there: {}", some.join(", "))),
            }
        };
        Ok(texts.into_iter().map(finding).collect())
    }

    async fn asked<T: serde::de::DeserializeOwned>(&self, request: Request) -> Result<T, platform::Error> {
        self.rest.ask(request).await.result
    }
}

fn missing(rights: Permissions) -> Vec<&'static str> {
    let missing = NEEDED.iter().filter(|(needed, _)| !rights.contains(*needed));
    missing.map(|(_, name)| *name).collect()
}

/// Whoever meets the bot where nobody switched it on reads of its notice in its profile alone.
fn profile(application: &Application) -> Finding {
    match application.description.contains(texts::privacy::COMMAND) {
        true => Finding::well("profile"),
        false => Finding::wrong(
            "profile",
            format!(
                "the bot's description does not say what is kept; in the developer portal, under General Information, let it end: {}",
                texts::privacy::PROFILE
            ),
        ),
    }
}

fn invite(application: ApplicationId) -> String {
    let permissions = NEEDED.iter().fold(Permissions::empty(), |all, (one, _)| all | *one).bits();
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands\
         &permissions={permissions}"
    )
}

fn remedy(error: &platform::Error) -> String {
    match error {
        platform::Error::Unauthorised => Error::Token.to_string(),
        platform::Error::Away(_) => {
            "Discord does not answer: check the network, DISCORD_API, and https://discordstatus.com"
                .to_owned()
        }
        platform::Error::TooSoon => "Discord asks to wait: try again in a minute".to_owned(),
        other => format!("{other}: try again, and report it if it stays"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_invite_asks_for_what_the_bot_does_and_no_more() {
        assert_eq!(
            invite(ApplicationId::new(7)),
            "https://discord.com/oauth2/authorize?client_id=7&scope=bot+applications.commands&permissions=274878024768"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(missing(Permissions::all()), Vec::<&str>::new());
        assert_eq!(missing(Permissions::all() - Permissions::SEND_MESSAGES), ["Send Messages"]);
        assert_eq!(missing(Permissions::empty()).len(), 7);
    }
}
