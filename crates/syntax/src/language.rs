//! The language table: one row a language.
//!
//! Adding a language is adding a row here (and its grammar to the workspace manifest); without a
//! lowering of its own it is matched through the raw lowering from the first day.

use crate::lower::Lowering;

/// A language the product knows, as an index into [`TABLE`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(u8);

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

/// How comments are written, for suppressions and for the generic engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comments {
    /// Leaders of a comment that runs to the end of the line, most usual first.
    pub line: &'static [&'static str],
    /// Opening and closing of block comments.
    pub block: &'static [(&'static str, &'static str)],
}

/// One row of the language table.
pub struct Row {
    /// The identifier used in rules, JSON and configuration.
    pub id: &'static str,
    /// The name shown to people.
    pub name: &'static str,
    /// Other identifiers that mean this language in rule files (lower case).
    pub aliases: &'static [&'static str],
    /// File extensions without the dot; compared exactly first, then in lower case.
    pub extensions: &'static [&'static str],
    /// Whole file names; a trailing `*` stands for any suffix.
    pub file_names: &'static [&'static str],
    /// Interpreter names on a `#!` line.
    pub shebangs: &'static [&'static str],
    /// Comment syntax.
    pub comments: Comments,
    /// The tree-sitter grammar, if there is one. Without one, text rules apply, and what the file holds of
    /// other languages is looked at ([`crate::embed`]).
    pub grammar: Option<fn() -> tree_sitter::Language>,
    /// How its concrete tree becomes the generic tree.
    pub lowering: Lowering,
    /// A few lines on which is measured what can be done in this language: an import, a constant, a function
    /// that passes what it is given to `sink`, and one in which `label` comes from `source` and gets there,
    /// as far as the language has such things.
    pub sample: &'static str,
}

const SLASH: Comments = Comments { line: &["//"], block: &[("/*", "*/")] };
const HASH: Comments = Comments { line: &["#"], block: &[] };
const MARKUP: Comments = Comments { line: &[], block: &[("<!--", "-->")] };
const NONE: Comments = Comments { line: &[], block: &[] };

macro_rules! grammar {
    ($lang:expr) => {
        Some(|| tree_sitter::Language::new($lang))
    };
}

/// All languages. The position of a row is not stable between versions; its `id` is.
pub static TABLE: &[Row] = &[
    Row {
        id: "python",
        name: "Python",
        aliases: &["py", "python2", "python3"],
        extensions: &["py", "pyi", "pyw"],
        file_names: &["SConstruct", "SConscript", "wscript"],
        shebangs: &["python", "python2", "python3"],
        comments: HASH,
        grammar: grammar!(tree_sitter_python::LANGUAGE),
        lowering: Lowering::Python,
        sample: include_str!("samples/python.py"),
    },
    Row {
        id: "javascript",
        name: "JavaScript",
        aliases: &["js"],
        extensions: &["js", "jsx", "cjs", "mjs"],
        file_names: &[],
        shebangs: &["node", "js", "nodejs", "deno", "bun"],
        comments: SLASH,
        grammar: grammar!(tree_sitter_javascript::LANGUAGE),
        lowering: Lowering::JavaScript,
        sample: include_str!("samples/javascript.js"),
    },
    Row {
        id: "typescript",
        name: "TypeScript",
        aliases: &["ts"],
        extensions: &["ts", "mts", "cts"],
        file_names: &[],
        shebangs: &["ts-node", "tsx"],
        comments: SLASH,
        grammar: grammar!(tree_sitter_typescript::LANGUAGE_TYPESCRIPT),
        lowering: Lowering::JavaScript,
        sample: include_str!("samples/typescript.ts"),
    },
    Row {
        id: "tsx",
        name: "TSX",
        aliases: &[],
        extensions: &["tsx"],
        file_names: &[],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_typescript::LANGUAGE_TSX),
        lowering: Lowering::JavaScript,
        sample: include_str!("samples/tsx.tsx"),
    },
    Row {
        id: "java",
        name: "Java",
        aliases: &[],
        extensions: &["java"],
        file_names: &[],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_java::LANGUAGE),
        lowering: Lowering::Java,
        sample: include_str!("samples/java.java"),
    },
    Row {
        id: "go",
        name: "Go",
        aliases: &["golang"],
        extensions: &["go"],
        file_names: &[],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_go::LANGUAGE),
        lowering: Lowering::Go,
        sample: include_str!("samples/go.go"),
    },
    Row {
        id: "ruby",
        name: "Ruby",
        aliases: &["rb"],
        extensions: &["rb", "rake", "gemspec", "ru"],
        file_names: &["Gemfile", "Rakefile", "Vagrantfile", "Podfile", "Brewfile"],
        shebangs: &["ruby"],
        comments: Comments { line: &["#"], block: &[("=begin", "=end")] },
        grammar: grammar!(tree_sitter_ruby::LANGUAGE),
        lowering: Lowering::Ruby,
        sample: include_str!("samples/ruby.rb"),
    },
    Row {
        id: "php",
        name: "PHP",
        aliases: &[],
        extensions: &["php", "phtml", "tpl", "php5", "inc"],
        file_names: &[],
        shebangs: &["php"],
        comments: Comments { line: &["//", "#"], block: &[("/*", "*/")] },
        grammar: grammar!(tree_sitter_php::LANGUAGE_PHP),
        lowering: Lowering::Php,
        sample: include_str!("samples/php.php"),
    },
    Row {
        id: "csharp",
        name: "C#",
        aliases: &["c#", "cs"],
        extensions: &["cs"],
        file_names: &[],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_c_sharp::LANGUAGE),
        lowering: Lowering::CSharp,
        sample: include_str!("samples/csharp.cs"),
    },
    Row {
        id: "kotlin",
        name: "Kotlin",
        aliases: &["kt"],
        extensions: &["kt", "kts", "ktm"],
        file_names: &[],
        shebangs: &["kotlin"],
        comments: SLASH,
        grammar: grammar!(tree_sitter_kotlin_ng::LANGUAGE),
        lowering: Lowering::Kotlin,
        sample: include_str!("samples/kotlin.kt"),
    },
    Row {
        id: "rust",
        name: "Rust",
        aliases: &["rs"],
        extensions: &["rs"],
        file_names: &[],
        shebangs: &["rust-script"],
        comments: SLASH,
        grammar: grammar!(tree_sitter_rust::LANGUAGE),
        lowering: Lowering::Rust,
        sample: include_str!("samples/rust.rs"),
    },
    Row {
        id: "c",
        name: "C",
        aliases: &[],
        extensions: &["c", "h"],
        file_names: &[],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_c::LANGUAGE),
        lowering: Lowering::C,
        sample: include_str!("samples/c.c"),
    },
    Row {
        id: "cpp",
        name: "C++",
        aliases: &["c++"],
        extensions: &["cc", "cpp", "cxx", "c++", "pcc", "tpp", "C", "hh", "hpp", "hxx", "inl", "ipp"],
        file_names: &[],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_cpp::LANGUAGE),
        lowering: Lowering::C,
        sample: include_str!("samples/cpp.cpp"),
    },
    Row {
        id: "scala",
        name: "Scala",
        aliases: &[],
        extensions: &["scala", "sc", "sbt"],
        file_names: &[],
        shebangs: &["scala"],
        comments: SLASH,
        grammar: grammar!(tree_sitter_scala::LANGUAGE),
        lowering: Lowering::Scala,
        sample: include_str!("samples/scala.scala"),
    },
    Row {
        id: "swift",
        name: "Swift",
        aliases: &[],
        extensions: &["swift"],
        file_names: &[],
        shebangs: &["swift"],
        comments: SLASH,
        grammar: grammar!(tree_sitter_swift::LANGUAGE),
        lowering: Lowering::Swift,
        sample: include_str!("samples/swift.swift"),
    },
    Row {
        id: "bash",
        name: "Bash",
        aliases: &["sh", "shell"],
        extensions: &["sh", "bash", "ksh", "zsh", "bats"],
        file_names: &[".bashrc", ".bash_profile", ".profile", ".zshrc"],
        shebangs: &["bash", "sh", "dash", "zsh", "ksh"],
        comments: HASH,
        grammar: grammar!(tree_sitter_bash::LANGUAGE),
        lowering: Lowering::Bash,
        sample: include_str!("samples/bash.sh"),
    },
    Row {
        id: "lua",
        name: "Lua",
        aliases: &[],
        extensions: &["lua"],
        file_names: &[],
        shebangs: &["lua", "luajit"],
        comments: Comments { line: &["--"], block: &[("--[[", "]]")] },
        grammar: grammar!(tree_sitter_lua::LANGUAGE),
        lowering: Lowering::Lua,
        sample: include_str!("samples/lua.lua"),
    },
    Row {
        id: "terraform",
        name: "HCL / Terraform",
        aliases: &["hcl", "tf"],
        extensions: &["tf", "tofu", "hcl", "tfvars", "nomad"],
        file_names: &[],
        shebangs: &[],
        comments: Comments { line: &["#", "//"], block: &[("/*", "*/")] },
        grammar: grammar!(tree_sitter_hcl::LANGUAGE),
        lowering: Lowering::Hcl,
        sample: include_str!("samples/terraform.tf"),
    },
    Row {
        id: "yaml",
        name: "YAML",
        aliases: &["yml"],
        extensions: &["yaml", "yml"],
        file_names: &[".clang-format", ".yamllint"],
        shebangs: &[],
        comments: HASH,
        grammar: grammar!(tree_sitter_yaml::LANGUAGE),
        lowering: Lowering::Yaml,
        sample: include_str!("samples/yaml.yaml"),
    },
    Row {
        id: "json",
        name: "JSON",
        aliases: &["jsonc"],
        extensions: &["json", "jsonc", "json5", "ipynb", "webmanifest", "geojson"],
        file_names: &[".babelrc", ".eslintrc", ".prettierrc", "composer.lock", "Pipfile.lock"],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_json::LANGUAGE),
        lowering: Lowering::Json,
        sample: include_str!("samples/json.json"),
    },
    Row {
        id: "toml",
        name: "TOML",
        aliases: &[],
        extensions: &["toml"],
        file_names: &["Cargo.lock", "Pipfile", "poetry.lock", "uv.lock"],
        shebangs: &[],
        comments: HASH,
        grammar: grammar!(tree_sitter_toml_ng::LANGUAGE),
        lowering: Lowering::Raw,
        sample: include_str!("samples/toml.toml"),
    },
    Row {
        id: "dockerfile",
        name: "Dockerfile",
        aliases: &["docker", "containerfile"],
        extensions: &["dockerfile", "Dockerfile", "containerfile"],
        file_names: &["Dockerfile", "dockerfile", "Dockerfile.*", "Containerfile", "Containerfile.*"],
        shebangs: &[],
        comments: HASH,
        grammar: grammar!(tree_sitter_containerfile::LANGUAGE),
        lowering: Lowering::Docker,
        sample: include_str!("samples/dockerfile.dockerfile"),
    },
    Row {
        id: "html",
        name: "HTML",
        aliases: &["htm"],
        extensions: &["html", "htm", "xhtml"],
        file_names: &[],
        shebangs: &[],
        comments: MARKUP,
        grammar: grammar!(tree_sitter_html::LANGUAGE),
        lowering: Lowering::Html,
        sample: include_str!("samples/html.html"),
    },
    Row {
        id: "sql",
        name: "SQL",
        aliases: &[],
        extensions: &["sql", "ddl", "dml"],
        file_names: &[],
        shebangs: &[],
        comments: Comments { line: &["--"], block: &[("/*", "*/")] },
        grammar: grammar!(tree_sitter_sequel::LANGUAGE),
        lowering: Lowering::Raw,
        sample: include_str!("samples/sql.sql"),
    },
    Row {
        id: "solidity",
        name: "Solidity",
        aliases: &["sol"],
        extensions: &["sol"],
        file_names: &[],
        shebangs: &[],
        comments: SLASH,
        grammar: grammar!(tree_sitter_solidity::LANGUAGE),
        lowering: Lowering::Solidity,
        sample: include_str!("samples/solidity.sol"),
    },
    Row {
        id: "elixir",
        name: "Elixir",
        aliases: &["ex"],
        extensions: &["ex", "exs"],
        file_names: &["mix.lock"],
        shebangs: &["elixir"],
        comments: HASH,
        grammar: grammar!(tree_sitter_elixir::LANGUAGE),
        lowering: Lowering::Elixir,
        sample: include_str!("samples/elixir.ex"),
    },
    Row {
        id: "vue",
        name: "Vue component",
        aliases: &[],
        extensions: &["vue"],
        file_names: &[],
        shebangs: &[],
        comments: MARKUP,
        grammar: None,
        lowering: Lowering::None,
        sample: "",
    },
    Row {
        id: "svelte",
        name: "Svelte component",
        aliases: &[],
        extensions: &["svelte"],
        file_names: &[],
        shebangs: &[],
        comments: MARKUP,
        grammar: None,
        lowering: Lowering::None,
        sample: "",
    },
    Row {
        id: "erb",
        name: "ERB template",
        aliases: &[],
        extensions: &["erb", "rhtml"],
        file_names: &[],
        shebangs: &[],
        comments: Comments { line: &[], block: &[("<!--", "-->"), ("<%#", "%>")] },
        grammar: None,
        lowering: Lowering::None,
        sample: "",
    },
    Row {
        id: "ejs",
        name: "EJS template",
        aliases: &[],
        extensions: &["ejs"],
        file_names: &[],
        shebangs: &[],
        comments: Comments { line: &[], block: &[("<!--", "-->"), ("<%#", "%>")] },
        grammar: None,
        lowering: Lowering::None,
        sample: "",
    },
    Row {
        id: "jinja",
        name: "Jinja template",
        aliases: &[],
        extensions: &["j2", "jinja", "jinja2", "njk", "twig", "liquid"],
        file_names: &[],
        shebangs: &[],
        comments: Comments { line: &[], block: &[("<!--", "-->"), ("{#", "#}")] },
        grammar: None,
        lowering: Lowering::None,
        sample: "",
    },
    Row {
        id: "text",
        name: "Plain text",
        aliases: &["generic-text", "txt"],
        extensions: &["txt", "text", "log", "csv", "env", "properties", "ini", "cfg", "conf", "md", "rst"],
        file_names: &[".env", ".env.*", ".npmrc", ".netrc", ".pypirc"],
        shebangs: &[],
        comments: NONE,
        grammar: None,
        lowering: Lowering::None,
        sample: "",
    },
];

impl Language {
    /// Plain text: what every file is when nothing better is known.
    pub const fn text() -> Language {
        Language((TABLE.len() - 1) as u8)
    }

    /// Every language, in table order.
    pub fn all() -> impl Iterator<Item = Language> {
        (0..TABLE.len() as u8).map(Language)
    }

    /// The row of this language.
    pub fn row(self) -> &'static Row {
        &TABLE[self.0 as usize]
    }

    /// The identifier used in rules, JSON and configuration.
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// A small dense number, for tables indexed by language within one process.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Looks an identifier or alias up, in any case.
    pub fn from_id(id: &str) -> Option<Language> {
        let id = id.to_ascii_lowercase();
        Self::all().find(|l| l.row().id == id || l.row().aliases.contains(&id.as_str()))
    }

    /// Recognises a file by its name, then its extension, then the interpreter on its first line.
    /// `head` is the beginning of the file's content (the first line is enough).
    pub fn detect(file_name: &str, head: &[u8]) -> Language {
        Self::from_file_name(file_name).or_else(|| Self::from_shebang(head)).unwrap_or(Self::text())
    }

    /// Recognises a file by its name or extension alone.
    pub fn from_file_name(file_name: &str) -> Option<Language> {
        let by_name = Self::all().find(|l| {
            l.row().file_names.iter().any(|n| match n.strip_suffix('*') {
                Some(prefix) => file_name.len() > prefix.len() && file_name.starts_with(prefix),
                None => *n == file_name,
            })
        });
        if by_name.is_some() {
            return by_name;
        }
        let (stem, extension) = file_name.rsplit_once('.')?;
        if stem.is_empty() && !file_name.starts_with('.') {
            return None;
        }
        let lower = extension.to_ascii_lowercase();
        Self::all()
            .find(|l| l.row().extensions.contains(&extension))
            .or_else(|| Self::all().find(|l| l.row().extensions.contains(&lower.as_str())))
    }

    /// Recognises an interpreter line such as `#!/usr/bin/env -S python3 -u`.
    pub fn from_shebang(head: &[u8]) -> Option<Language> {
        let line = head.strip_prefix(b"#!")?;
        let end = memchr_newline(line).min(256);
        let line = std::str::from_utf8(&line[..end]).ok()?;
        let mut words = line.split_ascii_whitespace();
        let mut program = words.next()?.rsplit('/').next()?;
        if program == "env" {
            program = words.find(|w| !w.starts_with('-') && !w.contains('='))?.rsplit('/').next()?;
        }
        let bare = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        Self::all().find(|l| l.row().shebangs.iter().any(|s| *s == program || *s == bare))
    }
}

fn memchr_newline(bytes: &[u8]) -> usize {
    bytes.iter().position(|b| *b == b'\n' || *b == b'\r').unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detection() {
        for (name, head, expected) in [
            ("a.py", "", "python"),
            ("a.PY", "", "python"),
            ("a.C", "", "cpp"),
            ("a.h", "", "c"),
            ("Dockerfile", "", "dockerfile"),
            ("Dockerfile.prod", "", "dockerfile"),
            ("web.dockerfile", "", "dockerfile"),
            ("run", "#!/usr/bin/env -S python3.11 -u\n", "python"),
            ("run", "#!/bin/sh\n", "bash"),
            ("a.tsx", "", "tsx"),
            ("main.tf", "", "terraform"),
            ("LICENSE", "", "text"),
            (".env.local", "", "text"),
            ("App.vue", "", "vue"),
            ("a.html.erb", "", "erb"),
            ("a.blade.php", "", "php"),
            ("a.ipynb", "", "json"),
            ("noext", "\x00\x01", "text"),
        ] {
            assert_eq!(Language::detect(name, head.as_bytes()).id(), expected, "{name} {head:?}");
        }
    }

    #[test]
    fn every_grammar_loads() {
        for l in Language::all() {
            if let Some(g) = l.row().grammar {
                let mut p = tree_sitter::Parser::new();
                assert!(p.set_language(&g()).is_ok(), "{l:?}");
            }
        }
    }

    #[test]
    fn ids_and_aliases_are_unique() {
        let mut seen = std::collections::HashSet::new();
        for l in Language::all() {
            assert!(seen.insert(l.id()), "{l:?}");
            for a in l.row().aliases {
                assert!(seen.insert(a), "{a}");
            }
        }
    }
}
