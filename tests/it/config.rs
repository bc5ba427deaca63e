//! The table of settings, beside the files in which people read it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use secrecy::ExposeSecret;
use teachback::config::variable::{self, Unset, Variable};
use teachback::config::{Config, Environment, Mistakes, Reader};

fn read(set: &[(&str, &str)]) -> Result<Config, Mistakes> {
    let set: HashMap<_, _> = set.iter().copied().collect();
    let lookup = |name: &str| set.get(name).map(|value| (*value).to_owned());
    let mut reader = Reader::new(&lookup);
    let config = Config::read(&mut reader);
    reader.finish(config)
}

const ENOUGH: [(&str, &str); 3] =
    [("DISCORD_TOKEN", "t0ken"), ("MODEL_BASE_URL", "http://127.0.0.1:8080/v1/"), ("MODEL", "gemma")];

fn with(more: &[(&'static str, &'static str)]) -> Result<Config, Mistakes> {
    read(&[&ENOUGH, more].concat())
}

/// The file as the table says it.
fn example() -> String {
    let entry = |variable: &Variable| {
        let value = match variable.unset {
            Unset::Required => format!("{}=", variable.name),
            Unset::Default(default) => format!("#{}={default}", variable.name),
            Unset::LeftOut => format!("#{}=", variable.name),
        };
        let (first, rest) = variable.about.split_at(1);
        format!("\n# {}{rest}.\n{value}\n", first.to_uppercase())
    };
    let top = "# The settings of teachback: `cp .env.example .env`, fill in the three that have no # before them, and start.\n\
               # A variable of the environment counts more than one here; an empty one counts as not set.\n\
               # Values with blanks, # or $ belong in single quotes.\n";
    top.to_owned() + &variable::ALL.iter().map(entry).collect::<String>()
}

/// The README's table as the table says it.
fn table() -> String {
    let row = |variable: &Variable| {
        let unset = match variable.unset {
            Unset::Required => "required".to_owned(),
            Unset::Default(default) => format!("`{default}`"),
            Unset::LeftOut => "unset".to_owned(),
        };
        let secret = if variable.secret { " (secret)" } else { "" };
        format!("| `{}` | {unset} | {}{secret} |\n", variable.name, variable.about)
    };
    let top = "| variable | default | what it is |\n| --- | --- | --- |\n";
    top.to_owned() + &variable::ALL.iter().map(row).collect::<String>()
}

#[test]
fn the_example_file_is_the_table() {
    let file = fs::read_to_string(root().join(".env.example")).unwrap();
    assert_eq!(file, example(), ".env.example should be:\n{}", example());
}

#[test]
fn the_readme_has_the_table() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(&table()), "README.md should have:\n{}", table());
}

#[test]
fn the_example_file_sets_nothing_but_what_is_required() {
    let environment = Environment::load(&root().join(".env.example")).unwrap();
    let set: Vec<_> = variable::ALL.iter().filter(|it| environment.get(it.name).is_some()).collect();
    let required = variable::ALL.iter().filter(|it| it.unset == Unset::Required);
    assert!(set.iter().all(|it| required.clone().any(|other| other == *it)), "{set:?}");
}

#[test]
fn three_settings_are_enough() {
    let config = with(&[]).unwrap();
    assert_eq!(config.models.all[0].1.base_url, "http://127.0.0.1:8080/v1");
    assert_eq!(config.models.all[0].1.host, "127.0.0.1");
    assert_eq!(config.discord.api, "https://discord.com");
    assert_eq!(config.discord.shards, None);
    assert_eq!(config.models.all[0].1.timeouts.first, Duration::from_secs(180));
    assert_eq!(config.bot.idle_channel, Duration::from_secs(6 * 60 * 60));
    assert!(config.discord.message_content && config.bot.seeds && !config.bot.scores);
    assert!(config.database.url.is_none() && config.bot.scope.is_none());
}

#[test]
fn shards_may_go_by_the_number_in_the_hosts_name_and_mistakes_in_it_are_told_with_the_others() {
    let shards = |host| {
        let set = [("SHARDS", "ordinal:4/16"), ("HOSTNAME", host)];
        with(&set).map(|config| config.discord.shards.map(|it| (it.first, it.last, it.total)))
    };
    assert_eq!(shards("teachback-3"), Ok(Some((12, 15, 16))));
    let Err(Mistakes(mistakes)) =
        read(&[("SHARDS", "ordinal:4/16"), ("HOSTNAME", "hush"), ("MODEL", "gemma")])
    else {
        panic!("three are wrong")
    };
    let names: Vec<_> = mistakes.iter().map(|mistake| mistake.name).collect();
    assert_eq!(names, ["DISCORD_TOKEN", "SHARDS", "MODEL_BASE_URL"]);
    assert!(mistakes[1].problem.contains("HOSTNAME") && !mistakes[1].problem.contains("hush"));
}

#[test]
fn the_example_for_kubernetes_sets_what_there_is_and_serves_all_shards() {
    let file = fs::read_to_string(root().join("deploy/kubernetes.yaml")).unwrap();
    let value = |name: &str| {
        let line = file.lines().find_map(|line| line.trim().strip_prefix(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("{name} is set")).trim_matches('"')
    };
    let settings = file.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": "));
    let mut named = settings.filter(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
    assert!(named.all(|(name, _)| variable::ALL.iter().any(|known| known.name == name)));
    let replicas: u32 = value("replicas").parse().unwrap();
    let served = (0..replicas).map(|number| {
        let set = [&ENOUGH[..], &[("SHARDS", value("SHARDS"))]].concat();
        let host = format!("teachback-{number}");
        let shards = read(&[&set[..], &[("HOSTNAME", &host)]].concat()).unwrap().discord.shards.unwrap();
        (shards.first, shards.last, shards.total)
    });
    let served: Vec<_> = served.collect();
    let total = served[0].2;
    let numbers: Vec<_> = served.iter().flat_map(|(first, last, _)| *first..=*last).collect();
    assert_eq!(numbers, (0..total).collect::<Vec<_>>());
}

#[test]
fn an_empty_variable_is_not_set() {
    let config = with(&[("MODEL_API_KEY", ""), ("TEACHBACK_SEEDS", "  "), ("DATABASE_URL", "")]).unwrap();
    assert!(config.models.all[0].1.key.is_none() && config.bot.seeds && config.database.url.is_none());
    let Err(Mistakes(mistakes)) = read(&[("DISCORD_TOKEN", " ")]) else { panic!("three are missing") };
    let names: Vec<_> = mistakes.iter().map(|mistake| mistake.name).collect();
    assert_eq!(names, ["DISCORD_TOKEN", "MODEL_BASE_URL", "MODEL"]);
}

#[test]
fn every_variable_that_is_not_a_free_text_can_be_wrong_and_is_told_with_the_others() {
    let wrong = [
        ("DISCORD_TOKEN", "hush hush"),
        ("DISCORD_API", "hush.example"),
        ("MESSAGE_CONTENT", "hush"),
        ("RELAY_CHANNELS", "#hush"),
        ("SHARDS", "4/hush"),
        ("MODEL_BASE_URL", "hush"),
        ("MODEL_CONTEXT", "hush"),
        ("MODEL_MAX_TOKENS", "-4"),
        ("MODEL_TOKEN_LIMIT_NAME", "hush"),
        ("MODEL_TEMPERATURE", "hush"),
        ("MODEL_FOLD_SYSTEM", "hush"),
        ("MODEL_USAGE", "hush"),
        ("MODEL_BODY", "[\"hush\"]"),
        ("MODEL_HEADERS", "{\"X-Key\": [\"hush\"]}"),
        ("MODEL_PARALLEL", "0"),
        ("MODEL_TIMEOUT_PLACE", "hush"),
        ("MODEL_TIMEOUT_CONNECT", "10"),
        ("MODEL_TIMEOUT_FIRST", "hush"),
        ("MODEL_TIMEOUT_BETWEEN", "0s"),
        ("MODEL_TIMEOUT_WHOLE", "1 hush"),
        ("MODEL_RETRY_AFTER", "hush"),
        ("TEACHBACK_SCOPE", "hush"),
        ("TEACHBACK_FEEDBACK", "hush"),
        ("TEACHBACK_SCORES", "hush"),
        ("TEACHBACK_REASONING", "hush"),
        ("TEACHBACK_SEEDS", "hush"),
        ("TEACHBACK_IDLE_CHANNEL", "hush"),
        ("TEACHBACK_IDLE_DIRECT", "hush"),
        ("TEACHBACK_GRACE", "hush"),
        ("TEACHBACK_SECRET", "hush"),
    ];
    let Err(mistakes) = read(&[&wrong[..], &[("MODEL", "m")]].concat()) else { panic!("all are wrong") };
    let named: Vec<_> = mistakes.0.iter().map(|mistake| mistake.name).collect();
    assert_eq!(named, wrong.map(|(name, _)| name));
    assert!(!mistakes.to_string().contains("hush"), "no value is shown: {mistakes}");
}

#[test]
fn secrets_are_read_and_not_shown() {
    let secrets = [
        ("MODEL_API_KEY", "hush-1"),
        ("MODEL_HEADERS", "{\"X-Key\": \"hush-2\"}"),
        ("DATABASE_URL", "postgres://u:hush-3@h/d"),
        ("TEACHBACK_SECRET", "hush-4 hush-4 hush-4 hush-4 hush-4"),
    ];
    let config = with(&secrets).unwrap();
    assert_eq!(config.models.all[0].1.key.as_ref().unwrap().expose_secret(), "hush-1");
    assert_eq!(config.models.all[0].1.headers[0].1.expose_secret(), "hush-2");
    assert!(!format!("{config:?}").contains("hush"));
    assert!(!format!("{config:?}").contains("t0ken"));
}

#[test]
fn an_answer_fits_into_the_context() {
    let Err(Mistakes(mistakes)) = with(&[("MODEL_CONTEXT", "1024")]) else { panic!("nothing is left") };
    assert_eq!(mistakes[0].name, "MODEL_MAX_TOKENS");
    assert!(with(&[("MODEL_CONTEXT", "2048")]).is_ok());
}

#[test]
fn a_line_of_the_file_that_cannot_be_read_is_not_quoted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".env");
    fs::write(&file, "MODEL=gemma\nDISCORD_TOKEN=hush hush\n").unwrap();
    let error = Environment::load(&file).unwrap_err().to_string();
    assert!(error.contains("after 1 settings") && !error.contains("hush"), "{error}");
    assert!(Environment::load(&folder.path().join("none")).is_ok());
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
