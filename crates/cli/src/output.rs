//! Where reports and messages go: reports to standard output or a file, all else to standard error.

use anstream::ColorChoice;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Sets colours for the whole process from `--color` and the environment.
pub(crate) fn choose_colors(when: &str) {
    match when {
        "always" => ColorChoice::Always.write_global(),
        "never" => ColorChoice::Never.write_global(),
        _ => ColorChoice::Auto.write_global(),
    }
}

/// Whether standard error is a terminal that can draw.
pub(crate) fn can_draw() -> bool {
    io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Writes a report; a reader that went away is no error.
pub(crate) fn report(text: &str, file: Option<&Path>) -> io::Result<()> {
    let Some(file) = file else {
        return match write_report(&mut anstream::stdout().lock(), text) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        };
    };
    let plain = anstream::adapter::strip_str(text).to_string();
    write_whole(file, &plain)
}

fn write_report(out: &mut dyn Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// All or nothing: a reader never sees half a report, and a broken run leaves the old one.
fn write_whole(file: &Path, text: &str) -> io::Result<()> {
    if file.exists() && !file.is_file() {
        // A pipe or a device cannot be replaced by renaming.
        return write_report(&mut std::fs::OpenOptions::new().write(true).open(file)?, text);
    }
    let folder = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quantumlayer-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder)?;
    write_report(&mut temporary, text)?;
    temporary.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// One line on standard error.
pub(crate) fn complain(message: &str) {
    let style = anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into()));
    let _ = writeln!(anstream::stderr().lock(), "{style}error{style:#}: {message}");
}
