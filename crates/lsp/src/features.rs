//! What the client says it can do, read from the JSON as it came: `lsp-types` 0.94 misses newer
//! fields, and spells `workspace.diagnostics` without its `s`.

use ql_syntax::Encoding;
use serde_json::Value;

/// The client's abilities that this server makes use of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClientFeatures {
    /// Unit of columns, as negotiated.
    pub(crate) encoding: Encoding,
    pub(crate) pull_diagnostics: bool,
    pub(crate) version_in_diagnostics: bool,
    pub(crate) related_information: bool,
    pub(crate) code_description: bool,
    pub(crate) diagnostic_data: bool,
    pub(crate) action_literals: bool,
    pub(crate) resolve_edit: bool,
    pub(crate) preferred: bool,
    pub(crate) document_changes: bool,
    pub(crate) hover_markdown: bool,
    pub(crate) completion_snippets: bool,
    pub(crate) progress: bool,
    pub(crate) configuration: bool,
    pub(crate) show_document: bool,
    pub(crate) apply_edit: bool,
    pub(crate) lens_refresh: bool,
    pub(crate) text_document_content: bool,
    pub(crate) watch_files: bool,
    pub(crate) dynamic_configuration: bool,
}

impl ClientFeatures {
    /// Reads the parameters of `initialize`.
    pub(crate) fn from_initialize(params: &Value) -> ClientFeatures {
        let at = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let on = |path: &str| at(path).and_then(Value::as_bool).unwrap_or(false);
        let words = |path: &str| -> Vec<&str> {
            at(path).and_then(Value::as_array).map(|all| all.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
        };
        ClientFeatures {
            encoding: encoding(&words("general/positionEncodings")),
            // Without a refresh nobody would ask again after a change of rules.
            pull_diagnostics: at("textDocument/diagnostic").is_some_and(Value::is_object)
                && (on("workspace/diagnostics/refreshSupport") || on("workspace/diagnostic/refreshSupport")),
            version_in_diagnostics: on("textDocument/publishDiagnostics/versionSupport"),
            related_information: on("textDocument/publishDiagnostics/relatedInformation")
                || on("textDocument/diagnostic/relatedInformation"),
            code_description: on("textDocument/publishDiagnostics/codeDescriptionSupport")
                || on("textDocument/diagnostic/codeDescriptionSupport"),
            diagnostic_data: on("textDocument/publishDiagnostics/dataSupport") || on("textDocument/diagnostic/dataSupport"),
            action_literals: at("textDocument/codeAction/codeActionLiteralSupport").is_some_and(Value::is_object),
            resolve_edit: on("textDocument/codeAction/dataSupport")
                && words("textDocument/codeAction/resolveSupport/properties").contains(&"edit"),
            preferred: on("textDocument/codeAction/isPreferredSupport"),
            document_changes: on("workspace/workspaceEdit/documentChanges"),
            hover_markdown: words("textDocument/hover/contentFormat").contains(&"markdown"),
            completion_snippets: on("textDocument/completion/completionItem/snippetSupport"),
            progress: on("window/workDoneProgress"),
            configuration: on("workspace/configuration"),
            show_document: on("window/showDocument/support"),
            apply_edit: on("workspace/applyEdit"),
            lens_refresh: on("workspace/codeLens/refreshSupport"),
            text_document_content: at("workspace/textDocumentContent").is_some_and(Value::is_object),
            watch_files: on("workspace/didChangeWatchedFiles/dynamicRegistration"),
            dynamic_configuration: on("workspace/didChangeConfiguration/dynamicRegistration"),
        }
    }
}

/// UTF-8 is what the engine counts in; UTF-32 is cheaper than the protocol's default, UTF-16.
fn encoding(offered: &[&str]) -> Encoding {
    [("utf-8", Encoding::Utf8), ("utf-32", Encoding::Utf32)]
        .into_iter()
        .find(|(name, _)| offered.contains(name))
        .map_or(Encoding::Utf16, |(_, encoding)| encoding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn encodings_in_order_of_preference() {
        assert_eq!(encoding(&["utf-16", "utf-32", "utf-8"]), Encoding::Utf8);
        assert_eq!(encoding(&["utf-16", "utf-32"]), Encoding::Utf32);
        assert_eq!(encoding(&["utf-16", "wtf-8"]), Encoding::Utf16);
        assert_eq!(encoding(&[]), Encoding::Utf16);
    }

    #[test]
    fn pulling_needs_a_refresh() {
        let pull = |workspace: Value| {
            let params = json!({"capabilities": {"textDocument": {"diagnostic": {}}, "workspace": workspace}});
            ClientFeatures::from_initialize(&params).pull_diagnostics
        };
        assert!(pull(json!({"diagnostics": {"refreshSupport": true}})));
        assert!(!pull(json!({"diagnostics": {}})));
        assert!(!pull(json!(null)));
    }
}
