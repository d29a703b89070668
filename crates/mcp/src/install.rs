//! Writing ourselves into a client's configuration, and out of it again, leaving all else as it is:
//! other servers, comments, order, indentation.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstObject, CstRootNode};
use std::io::Write;
use std::path::{Path, PathBuf};

const NAME: &str = "quantumlayer";

/// A client whose configuration is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The desktop application.
    ClaudeDesktop,
    /// Visual Studio Code, for the user.
    VsCode,
    /// Cursor, for the user.
    Cursor,
    /// The command line, for the user.
    ClaudeCode,
}

impl Client {
    /// By the name that the command line uses.
    pub fn by_name(name: &str) -> Option<Client> {
        Some(match name {
            "claude-desktop" => Client::ClaudeDesktop,
            "vscode" => Client::VsCode,
            "cursor" => Client::Cursor,
            "claude-code" => Client::ClaudeCode,
            _ => return None,
        })
    }

    /// Where its configuration is on this platform.
    pub fn file(self) -> Result<PathBuf, String> {
        let home = crate::place::home().ok_or("the home folder is not known: set HOME")?;
        Ok(match self {
            Client::ClaudeDesktop => configuration(&home)?.join("Claude").join("claude_desktop_config.json"),
            Client::VsCode => configuration(&home)?.join("Code").join("User").join("mcp.json"),
            Client::Cursor => home.join(".cursor").join("mcp.json"),
            Client::ClaudeCode => home.join(".claude.json"),
        })
    }

    /// The object that its servers are in.
    fn key(self) -> &'static str {
        match self {
            Client::VsCode => "servers",
            _ => "mcpServers",
        }
    }

    fn says_type(self) -> bool {
        matches!(self, Client::VsCode | Client::ClaudeCode)
    }
}

/// The folder for applications' settings.
fn configuration(home: &Path) -> Result<PathBuf, String> {
    if cfg!(target_os = "macos") {
        Ok(home.join("Library").join("Application Support"))
    } else if cfg!(windows) {
        std::env::var_os("APPDATA").map(PathBuf::from).ok_or_else(|| "APPDATA is not set".to_owned())
    } else {
        let named = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
        Ok(named.unwrap_or_else(|| home.join(".config")))
    }
}

/// A change to a configuration, not written yet.
#[derive(Debug)]
pub struct Change {
    /// The file.
    pub file: PathBuf,
    /// What is in it now; `None` if there is no file.
    pub before: Option<String>,
    /// What will be.
    pub after: String,
}

/// Adds or renews our entry, which starts `command` with `arguments`.
pub fn add(client: Client, file: PathBuf, command: &str, arguments: &[String]) -> Result<Change, String> {
    let before = read(&file)?;
    let root = parse(before.as_deref().unwrap_or_default(), &file)?;
    let object = root.object_value_or_create().ok_or_else(|| not_an_object(&file, "the whole"))?;
    let servers = object.object_value_or_create(client.key()).ok_or_else(|| not_an_object(&file, client.key()))?;
    let mut fields = Vec::new();
    if client.says_type() {
        fields.push(("type".to_owned(), CstInputValue::from("stdio")));
    }
    fields.push(("command".to_owned(), command.into()));
    fields.push(("args".to_owned(), CstInputValue::Array(arguments.iter().map(|argument| argument.as_str().into()).collect())));
    let entry = CstInputValue::Object(fields);
    match find(&servers) {
        Some(property) => property.set_value(entry),
        None => {
            servers.append(NAME, entry);
        }
    }
    Ok(Change { file, before, after: with_newline(root.to_string()) })
}

/// Takes our entry out; `None` if it is not there.
pub fn remove(client: Client, file: PathBuf) -> Result<Option<Change>, String> {
    let Some(before) = read(&file)? else {
        return Ok(None);
    };
    let root = parse(&before, &file)?;
    let Some(property) = root.object_value().and_then(|object| object.object_value(client.key())).and_then(|servers| find(&servers)) else {
        return Ok(None);
    };
    property.remove();
    Ok(Some(Change { file, before: Some(before), after: with_newline(root.to_string()) }))
}

impl Change {
    /// Whether there is anything to write.
    pub fn is_needed(&self) -> bool {
        self.before.as_deref() != Some(self.after.as_str())
    }

    /// Writes it whole or not at all, keeping what was there beside it. Gives the copy's name.
    pub fn write(&self) -> Result<Option<PathBuf>, String> {
        // A link to a file kept elsewhere stays a link.
        let file = self.file.canonicalize().unwrap_or_else(|_| self.file.clone());
        let cannot = |what: &str, path: &Path, error: std::io::Error| format!("cannot {what} {}: {error}", path.display());
        let folder = file.parent().ok_or("the configuration has no folder")?;
        std::fs::create_dir_all(folder).map_err(|error| cannot("create", folder, error))?;
        if read(&file)? != self.before {
            return Err(format!("{} changed meanwhile; nothing was written, try again", file.display()));
        }
        let copy = match &self.before {
            Some(_) => {
                let mut name = file.clone().into_os_string();
                name.push(".quantumlayer.bak");
                let copy = PathBuf::from(name);
                std::fs::copy(&file, &copy).map_err(|error| cannot("write", &copy, error))?;
                Some(copy)
            }
            None => None,
        };
        let mut temporary =
            tempfile::Builder::new().prefix(".quantumlayer-").tempfile_in(folder).map_err(|error| cannot("write in", folder, error))?;
        temporary
            .write_all(self.after.as_bytes())
            .and_then(|()| temporary.as_file().sync_all())
            .map_err(|error| cannot("write", &file, error))?;
        if let Ok(metadata) = file.metadata() {
            let _ = temporary.as_file().set_permissions(metadata.permissions());
        }
        temporary.persist(&file).map_err(|error| cannot("write", &file, error.error))?;
        Ok(copy)
    }
}

fn find(servers: &CstObject) -> Option<jsonc_parser::cst::CstObjectProp> {
    servers.get(NAME)
}

fn read(file: &Path) -> Result<Option<String>, String> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", file.display())),
    }
}

fn parse(text: &str, file: &Path) -> Result<CstRootNode, String> {
    // What clients themselves read: comments and trailing commas, but no looser JSON.
    let options = ParseOptions {
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        ..ParseOptions::default()
    };
    CstRootNode::parse(text, &options).map_err(|error| format!("{} is not JSON ({error}); nothing was changed", file.display()))
}

fn not_an_object(file: &Path, what: &str) -> String {
    format!("{what} in {} is not an object; nothing was changed", file.display())
}

fn with_newline(mut text: String) -> String {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(client: Client, before: Option<&str>) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/er/config.json");
        if let Some(before) = before {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, before).unwrap();
        }
        let change = add(client, file.clone(), "/bin/quantumlayer", &["mcp".into(), "--root".into(), "/my project".into()])?;
        let copy = change.write()?;
        assert_eq!(copy.map(|copy| std::fs::read_to_string(copy).unwrap()).as_deref(), before);
        let after = std::fs::read_to_string(&file).unwrap();
        let again = add(client, file.clone(), "/bin/quantumlayer", &["mcp".into(), "--root".into(), "/my project".into()])?;
        assert!(!again.is_needed(), "{}", again.after);
        let without = remove(client, file.clone())?.unwrap();
        without.write()?;
        assert!(remove(client, file.clone())?.is_none());
        let left = std::fs::read_to_string(&file).unwrap();
        assert!(!left.contains("quantumlayer"), "{left}");
        Ok(after)
    }

    #[test]
    fn a_new_file_is_made() {
        let text = changed(Client::ClaudeDesktop, None).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            value,
            serde_json::json!({"mcpServers": {"quantumlayer": {"command": "/bin/quantumlayer", "args": ["mcp", "--root", "/my project"]}}})
        );
    }

    #[test]
    fn other_servers_and_comments_stay() {
        let before =
            "{\n    // mine\n    \"servers\": {\n        \"other\": { \"command\": \"x\" }, // keep\n    },\n    \"inputs\": []\n}\n";
        let after = changed(Client::VsCode, Some(before)).unwrap();
        for kept in ["// mine", "\"other\": { \"command\": \"x\" }", "// keep", "\"inputs\": []", "\"type\": \"stdio\""] {
            assert!(after.contains(kept), "{after}");
        }
    }

    #[test]
    fn an_empty_file_and_an_old_entry_are_fine() {
        changed(Client::Cursor, Some("")).unwrap();
        let after =
            changed(Client::ClaudeCode, Some("{\"numStartups\": 3, \"mcpServers\": {\"quantumlayer\": {\"command\": \"old\"}}}")).unwrap();
        assert!(after.contains("\"numStartups\": 3") && !after.contains("old"));
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for before in ["{", "[]", "{\"mcpServers\": 3}", "{\"a\": 1 \"b\": 2}"] {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("c.json");
            std::fs::write(&file, before).unwrap();
            assert!(add(Client::Cursor, file.clone(), "x", &[]).is_err(), "{before}");
            assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
        }
    }
}
