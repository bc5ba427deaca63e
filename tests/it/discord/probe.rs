//! What `doctor` finds, and what it says to do.

use double::Options;
use teachback::bot::texts::privacy::PROFILE;
use teachback::discord::{Discord, Probe, Settings};

use crate::discord::{discord, no_complaints, settings};

fn wrongs(probe: &Probe) -> Vec<(&str, &str)> {
    let wrong = |finding: &'_ teachback::discord::Finding| finding.remedy.is_some();
    let found = probe.findings.iter().filter(|finding| wrong(finding));
    found.map(|finding| (finding.about.as_str(), finding.remedy.as_deref().unwrap_or_default())).collect()
}

/// A Discord in whose profile of the bot the notice stands.
async fn double() -> double::Discord {
    with(Options::default()).await
}

async fn with(options: Options) -> double::Discord {
    let description = format!("Ask me anything. {PROFILE}");
    double::Discord::start(Options { description, ..options }).await.unwrap()
}

#[tokio::test]
async fn all_is_well_where_all_is_well() {
    let double = double().await;
    double.channel("general");
    let probe = discord(&double).probe().await;
    assert_eq!(wrongs(&probe), []);
    let abouts: Vec<_> = probe.findings.iter().map(|finding| finding.about.as_str()).collect();
    assert!(abouts.iter().any(|about| about.starts_with("#general in ")), "{abouts:?}");
    assert!(probe.invite.unwrap().contains(&format!("client_id={}", double.application_id())));
    no_complaints(&double);
}

#[tokio::test]
async fn a_missing_right_is_named_with_its_channel() {
    let double = double().await;
    let quiet = double.channel("quiet");
    double.overwrite(quiet, double.bot_id(), 0, double::permissions::SEND_MESSAGES).unwrap();
    let probe = discord(&double).probe().await;
    let [(about, remedy)] = wrongs(&probe)[..] else { panic!("{probe:?}") };
    assert!(about.starts_with("#quiet in ") && remedy.ends_with(": Send Messages"), "{about}: {remedy}");
}

#[tokio::test]
async fn an_intent_that_is_off_is_named_unless_it_is_not_wanted() {
    let options = Options { message_content: false, ..Options::default() };
    let double = with(options).await;
    let probe = discord(&double).probe().await;
    let [("intents", remedy)] = wrongs(&probe)[..] else { panic!("{probe:?}") };
    assert!(remedy.contains("Message Content Intent"), "{remedy}");
    let without = Discord::new(Settings { message_content: false, ..settings(&double) }).unwrap();
    assert_eq!(wrongs(&without.probe().await), []);
}

#[tokio::test]
async fn a_profile_without_the_notice_is_told_what_to_say() {
    let double = double::Discord::start(Options::default()).await.unwrap();
    let probe = discord(&double).probe().await;
    let [("profile", remedy)] = wrongs(&probe)[..] else { panic!("{probe:?}") };
    assert!(remedy.ends_with(PROFILE) && PROFILE.len() < 400, "{remedy}");
}

#[tokio::test]
async fn a_wrong_token_is_all_that_is_said() {
    let double = double().await;
    let wrong = Settings { token: "wrong".to_owned().into(), ..settings(&double) };
    let probe = Discord::new(wrong).unwrap().probe().await;
    let [("token", remedy)] = wrongs(&probe)[..] else { panic!("{probe:?}") };
    assert!(remedy.contains("DISCORD_TOKEN") && probe.invite.is_none(), "{remedy}");
}

#[tokio::test]
async fn a_bot_that_is_nowhere_is_told_how_to_be_invited() {
    let double = double().await;
    double.remove_bot_from(double.guild());
    let probe = discord(&double).probe().await;
    let [("servers", remedy)] = wrongs(&probe)[..] else { panic!("{probe:?}") };
    assert!(remedy.contains("https://discord.com/oauth2/authorize?client_id="), "{remedy}");
}
