//! A file that names several models: read whole, with all its mistakes in one go.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use secrecy::ExposeSecret;
use teachback::config::{Config, Mistakes, Reader, TokenLimitName};

/// What this file and these variables come to.
fn read(file: &str, more: &[(&str, &str)]) -> Result<Config, Mistakes> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("models.toml");
    fs::write(&path, file).unwrap();
    let mut set: HashMap<_, _> = more.iter().copied().collect();
    set.extend([("DISCORD_TOKEN", "t0ken"), ("MODELS_FILE", path.to_str().unwrap())]);
    let lookup = |name: &str| set.get(name).map(|value| (*value).to_owned());
    let mut reader = Reader::new(&lookup);
    let config = Config::read(&mut reader);
    reader.finish(config)
}

fn example() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/models.example.toml")).unwrap()
}

/// The mistakes, each as it is told.
fn check(file: &str, more: &[(&str, &str)], expected: &[&str]) {
    let Err(mistakes) = read(file, more) else { panic!("something is wrong with\n{file}") };
    let told: Vec<_> = mistakes.0.iter().map(|it| format!("{} {}", it.name, it.problem)).collect();
    assert_eq!(told, expected, "{file}");
    assert!(!mistakes.to_string().contains("hush"), "no value is shown: {mistakes}");
}

#[test]
fn the_example_is_read_as_it_says() {
    let config = read(&example(), &[("OPENAI_API_KEY", "hush")]).unwrap();
    let [(zephyr, local), (gpt, openai)] = &config.models.all[..] else { panic!("two models") };
    assert_eq!((zephyr.name.as_str(), zephyr.id.as_str()), ("zephyr", "HuggingFaceH4/zephyr-7b-beta"));
    assert!(zephyr.system_prompt.as_ref().unwrap().ends_with("when you do not know."));
    assert_eq!((zephyr.context, zephyr.max_tokens, zephyr.temperature), (4096, 512, Some(0.7)));
    assert_eq!((zephyr.body["top_p"].as_f64(), &zephyr.fallback[..]), (Some(0.9), &["gpt".to_owned()][..]));
    assert_eq!((local.base_url.as_str(), local.host.as_str()), ("http://127.0.0.1:8080/v1", "127.0.0.1"));
    assert_eq!((local.parallel, local.key.is_none()), (2, true));
    assert_eq!(gpt.token_limit_name, TokenLimitName::MaxCompletionTokens);
    assert_eq!(openai.key.as_ref().unwrap().expose_secret(), "hush");
    assert_eq!((openai.headers[0].0.as_str(), openai.parallel), ("X-Title", 64));
    assert!(!format!("{config:?}").contains("hush"));
}

#[test]
fn what_the_file_leaves_out_is_as_the_variables_say() {
    let file = "[servers.s]\nbase_url = \"http://h/v1\"\n[[models]]\nname = \"m\"";
    let more = [("MODEL_CONTEXT", "2048"), ("MODEL_TIMEOUT_FIRST", "9s"), ("SYSTEM_PROMPT", "Be brief.")];
    let config = read(file, &more).unwrap();
    let (model, server) = &config.models.all[0];
    assert_eq!((model.id.as_str(), model.context, model.max_tokens), ("m", 2048, 1024));
    assert_eq!(model.system_prompt.as_deref(), Some("Be brief."));
    assert_eq!(
        (server.timeouts.first, server.timeouts.whole),
        (Duration::from_secs(9), Duration::from_secs(600))
    );
}

#[test]
fn all_mistakes_are_told_in_one_go_and_no_value_is() {
    let file = r#"
        colour = "hush"
        [servers.a]
        base_url = "hush"
        api_key_variable = "HUSH"
        parallel = 0
        timeout_first = 3
        headers = { X = 1 }
        api_kye = "hush"
        [[models]]
        name = "small"
        server = "c"
        context = "many"
        temperature = -1
        fold_system = "perhaps"
        fallback = "hush"
        [[models]]
        name = "large"
        server = "a"
        max_tokens = 9000
        fallback = ["medium", "large"]
        [[models]]
        name = "large"
        server = "a"
        [[models]]
        server = "a"
    "#;
    let headers = "must be a JSON object of texts such as {\"X-Title\": \"teachback\"}";
    check(
        file,
        &[("MODEL", "hush"), ("TEACHBACK_SEEDS", "hush")],
        &[
            "MODELS_FILE has colour, where [servers.NAME] and [[models]] are known",
            "MODELS_FILE server a: base_url must be an address that begins with http:// or https://",
            "MODELS_FILE server a: api_key_variable names a variable that is not set",
            &format!("MODELS_FILE server a: headers {headers}"),
            "MODELS_FILE server a: timeout_first must be a time such as 90s, 10m or 6h",
            "MODELS_FILE server a: parallel must be a whole number from 1 up",
            "MODELS_FILE server a: api_kye is not known",
            "MODELS_FILE model small: fold_system must be on or off",
            "MODELS_FILE model small: context must be a whole number from 1 up",
            "MODELS_FILE model small: temperature must be a number from 0 up",
            "MODELS_FILE model small: fallback must be a list of texts",
            "MODELS_FILE model small: server must be the name of one of [servers.NAME]",
            "MODELS_FILE model large: max_tokens must be less than context, which holds request and answer",
            "MODELS_FILE model number 4: name is missing",
            "MODELS_FILE has two models of the name large",
            "MODELS_FILE model large: fallback must be names of other models, and medium is none",
            "MODELS_FILE model large: fallback must be names of other models, and large is none",
            "MODEL cannot be set beside MODELS_FILE, which names servers and models",
            "TEACHBACK_SEEDS must be on or off",
        ],
    );
}

#[test]
fn a_file_that_cannot_be_read_is_not_quoted() {
    check("[servers.a]\nbase_url = hush hush\n", &[], &["MODELS_FILE is no TOML: see line 2"]);
    check("", &[], &["MODELS_FILE needs [[models]] with at least one model"]);
    check("models = 3", &[], &["MODELS_FILE needs [[models]] with at least one model"]);
    let Err(Mistakes(mistakes)) = read("", &[("MODELS_FILE", "hush")]) else { panic!("nothing is named") };
    assert_eq!(mistakes.len(), 1);
}
