//! Where a server may work: its roots, and the boundary around them.

use serde_json::Value;
use std::path::{Component, Path, PathBuf};

/// Properties of inputs that name files or folders, wherever they stand in an input.
const PATH_KEYS: &[&str] = &[
    "path", "paths", "file", "files", "dir", "dirs", "folder", "folders", "root", "config", "baseline", "output", "settings", "target",
    "targets",
];

/// What a tool answers when there is no project to work in.
pub(crate) fn refusal(folder: &Path) -> String {
    format!(
        "No project folder: this server was started in {}, which is too wide to work in. Start it with \
         `quantumlayer mcp --root DIR`, or write that into the client's configuration with \
         `quantumlayer mcp install --client NAME --root DIR`.",
        folder.display()
    )
}

/// Whether a folder is the file system's root or the home folder: nobody means to open these.
pub(crate) fn is_too_wide(folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder.parent().is_none() || home().and_then(|home| home.canonicalize().ok()).is_some_and(|home| home == folder)
}

pub(crate) fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

/// Existing folders in their canonical form, each once.
pub(crate) fn canonical(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut roots: Vec<PathBuf> = Vec::new();
    for folder in folders {
        if let Ok(folder) = folder.canonicalize()
            && folder.is_dir()
            && !roots.contains(&folder)
        {
            roots.push(folder);
        }
    }
    roots
}

/// Why an input may not be used: the first path in it that leads out of the roots.
pub(crate) fn outside(input: &Value, roots: &[PathBuf]) -> Option<String> {
    let Value::Object(fields) = input else {
        return None;
    };
    for (key, value) in fields {
        let key = key.to_ascii_lowercase();
        let named =
            PATH_KEYS.contains(&key.as_str()) || ["-path", "_path", "-file", "_file", "-dir", "_dir"].iter().any(|end| key.ends_with(end));
        let bad = match value {
            Value::String(path) if named => (!is_inside(path, roots)).then(|| path.clone()),
            Value::Array(items) if named => items.iter().filter_map(Value::as_str).find(|path| !is_inside(path, roots)).map(str::to_owned),
            Value::Array(items) => {
                if let Some(problem) = items.iter().find_map(|item| outside(item, roots)) {
                    return Some(problem);
                }
                None
            }
            Value::Object(_) => match outside(value, roots) {
                Some(problem) => return Some(problem),
                None => None,
            },
            _ => None,
        };
        if let Some(path) = bad {
            let roots = roots.iter().map(|root| root.display().to_string()).collect::<Vec<_>>().join(", ");
            return Some(format!("`{}` is outside the project ({roots}); paths are relative to it", crate::quote::visible(&path)));
        }
    }
    None
}

/// Whether a path, once `..` and links are followed, stays in one of the roots.
fn is_inside(path: &str, roots: &[PathBuf]) -> bool {
    if path.contains('\0') {
        return false;
    }
    let path = Path::new(path);
    roots.iter().any(|root| {
        let resolved = resolve(&root.join(path));
        roots.iter().any(|root| resolved.starts_with(root))
    })
}

/// The path with the links of its existing part followed and `..` taken as the file system does.
fn resolve(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                resolved.pop();
            }
            other => {
                resolved.push(other);
                // What does not exist stays as written; a broken link is not followed, and the engine
                // opens nothing through it.
                if let Ok(real) = resolved.canonicalize() {
                    resolved = real;
                } else if let Ok(target) = std::fs::read_link(&resolved) {
                    resolved.pop();
                    resolved.push(target);
                }
            }
        }
    }
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn links_and_dots_do_not_lead_out() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path().canonicalize().unwrap();
        let root = base.join("project");
        std::fs::create_dir_all(root.join("src")).unwrap();
        std::fs::create_dir_all(base.join("secret")).unwrap();
        std::fs::write(root.join("src/a.py"), "").unwrap();
        let roots = [root.clone()];
        let mut good = vec!["src", "src/a.py", "./src/../src/a.py", "new/file.py", ".", "auto"];
        let inside = root.join("src").to_string_lossy().into_owned();
        good.push(&inside);
        for path in good {
            assert_eq!(outside(&json!({"paths": [path]}), &roots), None, "{path}");
        }
        let mut bad = vec!["..", "../secret", "src/../../secret", "/etc/passwd", "a\0b", "/"];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(base.join("secret"), root.join("link")).unwrap();
            std::os::unix::fs::symlink("/nowhere/at/all", root.join("broken")).unwrap();
            bad.extend(["link", "link/x", "src/../link/../secret", "broken", "broken/x"]);
        }
        for path in bad {
            assert!(outside(&json!({"paths": [path]}), &roots).is_some(), "{path}");
            assert!(outside(&json!({"edits": [{"path": path}]}), &roots).is_some(), "{path}");
        }
    }

    #[test]
    fn the_widest_folders_are_refused() {
        assert!(is_too_wide(Path::new("/")));
        assert!(home().is_none_or(|home| is_too_wide(&home)));
        assert!(!is_too_wide(tempfile::tempdir().unwrap().path()));
    }
}
