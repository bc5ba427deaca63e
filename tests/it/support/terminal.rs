//! A terminal, to see what the program shows on one.

use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

use nix::pty::{Winsize, openpty};

/// What the terminal has got in the end of a program whose standard error it is.
pub(crate) fn shown(mut command: Command) -> String {
    let size = Winsize { ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 };
    let terminal = openpty(Some(&size), None).unwrap();
    command.env("TERM", "xterm").stdin(Stdio::null()).stdout(Stdio::null()).stderr(terminal.slave);
    let mut child = command.spawn().unwrap();
    // Its own copy of the terminal is closed with it, so that the end is seen.
    drop(command);
    let (mut shown, mut screen) = (Vec::new(), File::from(terminal.master));
    // Linux ends a terminal whose other side is gone with an error.
    let _ = screen.read_to_end(&mut shown);
    assert!(child.wait().unwrap().success());
    String::from_utf8_lossy(&shown).into_owned()
}
