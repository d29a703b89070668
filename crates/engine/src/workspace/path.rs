//! Paths that stay inside the workspace's roots.

use crate::platform;
use std::path::{Component, Path, PathBuf};

/// A path that was proved to lie inside a root, links resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The canonical path.
    pub absolute: PathBuf,
    /// The root it lies in.
    pub root: PathBuf,
    /// How it is shown: relative to the root, with `/`.
    pub shown: String,
}

/// Why a path is not taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PathError {
    /// It leads out of the roots, by `..`, as an absolute path, or over a link.
    #[error("`{0}` is outside the workspace's folders")]
    Outside(String),
    /// It does not exist.
    #[error("`{0}` does not exist")]
    Missing(String),
    /// It cannot be a path at all.
    #[error("`{0}` is not a usable path")]
    Malformed(String),
    /// There is no root.
    #[error("no folder is open")]
    NoRoot,
}

/// Proves that `path` lies inside one of `roots` (canonical). A relative path is tried under each
/// root in turn, and as `ROOTNAME/rest` where there are several. With `must_exist` off, the last
/// components may be missing (a file about to be made).
pub(crate) fn resolve(roots: &[PathBuf], path: &str, must_exist: bool) -> Result<Inside, PathError> {
    if path.contains('\0') {
        return Err(PathError::Malformed(path.replace('\0', "\\0")));
    }
    if roots.is_empty() {
        return Err(PathError::NoRoot);
    }
    let given = Path::new(path);
    let mut candidates = Vec::new();
    if given.is_absolute() {
        candidates.push(given.to_owned());
    } else {
        candidates.extend(roots.iter().map(|r| r.join(given)));
        let mut parts = given.components();
        if let (true, Some(Component::Normal(first))) = (roots.len() > 1, parts.next()) {
            candidates.extend(roots.iter().filter(|r| r.file_name() == Some(first)).map(|r| r.join(parts.as_path())));
        }
    }
    let mut error = PathError::Missing(path.to_owned());
    for candidate in &candidates {
        match platform::canonical(candidate) {
            Ok(absolute) => match within(roots, absolute) {
                Some(inside) => return Ok(inside),
                None => error = PathError::Outside(path.to_owned()),
            },
            Err(_) if !must_exist => {
                if let Some(absolute) = future(candidate) {
                    match within(roots, absolute) {
                        Some(inside) => return Ok(inside),
                        None => error = PathError::Outside(path.to_owned()),
                    }
                }
            }
            // What lies outside is not told apart from what does not exist there.
            Err(_) if lexically_outside(roots, candidate) => error = PathError::Outside(path.to_owned()),
            Err(_) => {}
        }
    }
    Err(error)
}

/// The root that holds a canonical path, innermost first, and how the path is shown.
pub(crate) fn within(roots: &[PathBuf], absolute: PathBuf) -> Option<Inside> {
    let root = root_of(roots, &absolute)?.clone();
    let shown = shown(roots, &root, &absolute);
    Some(Inside { absolute, root, shown })
}

pub(crate) fn root_of<'a>(roots: &'a [PathBuf], path: &Path) -> Option<&'a PathBuf> {
    roots.iter().filter(|r| path.starts_with(r)).max_by_key(|r| r.as_os_str().len())
}

/// A path below `root` as it is shown: with `/`, and with the root's name first where there are
/// several roots.
pub(crate) fn shown(roots: &[PathBuf], root: &Path, absolute: &Path) -> String {
    let relative = slashes(absolute.strip_prefix(root).unwrap_or(absolute));
    match root.file_name() {
        Some(name) if roots.len() > 1 && relative.is_empty() => name.to_string_lossy().into_owned(),
        Some(name) if roots.len() > 1 => format!("{}/{relative}", name.to_string_lossy()),
        _ if relative.is_empty() => ".".to_owned(),
        _ => relative,
    }
}

/// A path with `/` whatever the platform; what is not Unicode is replaced.
pub(crate) fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

// The canonical form of a path whose last components do not exist yet.
fn future(path: &Path) -> Option<PathBuf> {
    let mut missing = Vec::new();
    let mut here = path;
    loop {
        // A dangling link would be followed when the file is made.
        if here.symlink_metadata().is_ok() {
            let mut absolute = platform::canonical(here).ok()?;
            absolute.extend(missing.iter().rev());
            return Some(absolute);
        }
        match here.components().next_back()? {
            Component::Normal(name) => missing.push(name.to_owned()),
            _ => return None,
        }
        here = here.parent()?;
    }
}

fn lexically_outside(roots: &[PathBuf], path: &Path) -> bool {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    root_of(roots, &plain).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out() {
        let outer = tempfile::tempdir().unwrap();
        let outer = outer.path().canonicalize().unwrap();
        let root = outer.join("root");
        std::fs::create_dir_all(root.join("sub")).unwrap();
        std::fs::write(root.join("sub/a.py"), "").unwrap();
        std::fs::write(outer.join("secret"), "").unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&outer, root.join("out")).unwrap();
            std::os::unix::fs::symlink("sub", root.join("in")).unwrap();
            std::os::unix::fs::symlink("../nowhere", root.join("dangling")).unwrap();
        }
        let roots = [root.clone()];
        let ask = |p: &str, must: bool| resolve(&roots, p, must).map(|i| i.shown).map_err(|e| e.to_string());
        let outside = |p: &str| Err::<String, _>(format!("`{p}` is outside the workspace's folders"));
        assert_eq!(ask("sub/a.py", true), Ok("sub/a.py".into()));
        assert_eq!(ask("./sub/../sub/a.py", true), Ok("sub/a.py".into()));
        assert_eq!(ask(".", true), Ok(".".into()));
        assert_eq!(ask("../secret", true), outside("../secret"));
        assert_eq!(ask("../nothing", true), outside("../nothing"));
        assert_eq!(ask("/etc/passwd", true), outside("/etc/passwd"));
        assert_eq!(ask("sub/new/b.py", false), Ok("sub/new/b.py".into()));
        assert_eq!(ask("../new", false), outside("../new"));
        assert!(ask("sub/x/../../../new", false).is_err());
        assert!(ask("a\0b", true).is_err());
        #[cfg(unix)]
        {
            assert_eq!(ask("in/a.py", true), Ok("sub/a.py".into()));
            assert_eq!(ask("out/secret", true), outside("out/secret"));
            assert_eq!(ask("out/new", false), outside("out/new"));
            assert!(ask("dangling", false).is_err());
        }
    }
}
