//! Lists the languages that come along, so that a further one is a file in `languages` and nothing else.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=languages");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("languages");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    let mut list = String::from("[\n");
    for path in files {
        let code =
            path.file_stem().and_then(|stem| stem.to_str()).ok_or("a language has a code for a name")?;
        writeln!(list, "    ({code:?}, include_str!({path:?})),")?;
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), list)?;
    Ok(())
}
