//! Rules out of fixes: small repositories with one commit each, and the rule that comes of it.

use super::Project;
use crate::operation::{OperationError, Outcome, Surface};
use serde_json::{Value, json};
use std::process::Command;

struct Repository(Project);

impl Repository {
    /// A repository whose last commit turns the first texts of some files into the second ones.
    fn new(subject: &str, files: &[(&str, &str, &str)], others: &[(&str, &str)]) -> Repository {
        let r = Repository(Project::new(others));
        r.git(&["init", "-q"]);
        r.commit("Begin", files.iter().map(|(name, before, _)| (*name, *before)));
        r.commit(subject, files.iter().map(|(name, _, after)| (*name, *after)));
        r
    }

    fn git(&self, args: &[&str]) {
        let all = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"];
        let done = Command::new("git").args(all).args(args).current_dir(self.0.path(".")).output().unwrap();
        assert!(done.status.success(), "{args:?} {}", String::from_utf8_lossy(&done.stderr));
    }

    fn commit<'a>(&self, subject: &str, files: impl Iterator<Item = (&'a str, &'a str)>) {
        for (name, text) in files {
            self.0.write(name, text);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", subject]);
    }

    fn infer(&self, what: &str) -> Result<Value, OperationError> {
        let input = json!({"action": "infer", "targets": [what]});
        let reply = self.0.ask(Surface::Terminal, "rules", input, "json")?;
        assert_eq!(reply.outcome, Outcome::Clean);
        Ok(reply.json["inferred"].clone())
    }

    /// The formula of each rule, as it is written, with its places and what it finds elsewhere.
    fn formula(&self) -> String {
        let found = self.infer("HEAD").unwrap();
        let places = |v: &Value| -> String {
            v.as_array()
                .unwrap()
                .iter()
                .map(|p| format!("{}:{} ", p["path"].as_str().unwrap(), p["line"]))
                .collect::<String>()
                .trim()
                .to_owned()
        };
        let mut out = String::new();
        let folder = self.0.dir.path().join("root/proof");
        std::fs::create_dir_all(&folder).unwrap();
        for rule in found["rules"].as_array().unwrap() {
            let text = rule["file"]["text"].as_str().unwrap();
            let at = text.find("inferred-from").unwrap();
            out.push_str(text[at..].split_once('\n').unwrap().1);
            out.push_str(&format!("places: {}\n", places(&rule["places"])));
            let elsewhere = places(&rule["elsewhere"]);
            if !elsewhere.is_empty() {
                out.push_str(&format!("elsewhere: {elsewhere}\n"));
            }
            for file in [&rule["file"]].into_iter().chain(rule["samples"].as_array().unwrap()) {
                std::fs::write(folder.join(file["name"].as_str().unwrap()), file["text"].as_str().unwrap()).unwrap();
            }
        }
        let left = places(&found["left"]);
        if !left.is_empty() {
            out.push_str(&format!("left: {left}\n"));
        }
        // What the operation calls proven is what `rules test` says.
        self.0.workspace.watched(&[]);
        let reply = self.0.run("rules", json!({"action": "test", "targets": ["proof"]}));
        assert_eq!((reply.outcome, &reply.json["test"]["failures"]), (Outcome::Clean, &json!([])));
        assert!(reply.json["test"]["firing"].as_u64() > Some(0));
        out
    }
}

/// One fix, and the rule that is expected of it.
fn fix(name: &str, before: &str, after: &str, expected: &expect_test::Expect) {
    assert_ne!(before, after);
    expected.assert_eq(&Repository::new("Close a hole", &[(name, before, after)], &[]).formula());
}

const PYTHON_YAML: &str = "import yaml\n\nLIMIT = 3\n\ndef read(path):\n    with open(path) as f:\n        return yaml.load(f)\n";

#[test]
fn python_another_function() {
    let after = PYTHON_YAML.replace("yaml.load", "yaml.safe_load");
    fix(
        "app/conf.py",
        PYTHON_YAML,
        &after,
        &expect_test::expect![[r#"
            pattern: "yaml.load(...)"
        places: app/conf.py:7
    "#]],
    );
}

#[test]
fn python_an_argument_was_added() {
    let after = PYTHON_YAML.replace("load(f)", "load(f, Loader=yaml.SafeLoader)");
    fix(
        "app/conf.py",
        PYTHON_YAML,
        &after,
        &expect_test::expect![[r#"
            patterns:
              - pattern: "yaml.load(...)"
              - pattern-not: "yaml.load(..., Loader=yaml.SafeLoader, ...)"
        places: app/conf.py:7
    "#]],
    );
}

#[test]
fn python_an_argument_is_gone() {
    let before = "import requests\n\ndef get(url, token):\n    headers = {\"Authorization\": token}\n    return requests.get(url, headers=headers, verify=False)\n";
    fix(
        "app/http.py",
        before,
        &before.replace(", verify=False", ""),
        &expect_test::expect![[r#"
            pattern: "requests.get(..., verify=False, ...)"
        places: app/http.py:5
    "#]],
    );
}

#[test]
fn python_two_functions_lose_the_same_argument() {
    let before = "import subprocess\n\ndef one(name):\n    subprocess.call(\"ls \" + name, shell=True)\n\ndef two(name, folder):\n    return subprocess.run(\"cat \" + name, cwd=folder, shell=True)\n";
    let after = before
        .replace("\"ls \" + name, shell=True", "[\"ls\", name]")
        .replace("\"cat \" + name, cwd=folder, shell=True", "[\"cat\", name], cwd=folder");
    fix(
        "app/run.py",
        before,
        &after,
        &expect_test::expect![[r#"
            pattern: "subprocess.$FUNCTION(..., shell=True, ...)"
        places: app/run.py:4 app/run.py:7
    "#]],
    );
}

#[test]
fn python_a_query_gets_parameters() {
    let before = "def find(db, name):\n    cursor = db.cursor()\n    cursor.execute(\"SELECT * FROM users WHERE name = '%s'\" % name)\n    return cursor.fetchone()\n";
    let after = before.replace("'%s'\" % name", "%s\", (name,)");
    fix(
        "app/users.py",
        before,
        &after,
        &expect_test::expect![[r#"
            pattern: "$CURSOR.execute(\"...\" % $NAME)"
        places: app/users.py:3
    "#]],
    );
}

#[test]
fn python_a_guard_is_put_before() {
    let before = "from flask import redirect, request\nfrom app.urls import is_safe\n\ndef login():\n    target = request.args.get(\"next\")\n    return redirect(target)\n";
    let after = before.replace("    return redirect", "    if not is_safe(target):\n        return abort(400)\n    return redirect");
    fix(
        "app/login.py",
        before,
        &after,
        &expect_test::expect![[r#"
            patterns:
              - pattern: "redirect($TARGET)"
              - pattern-not-inside: |-
                  if not is_safe($TARGET):
                      ...
                  ...
        places: app/login.py:6
    "#]],
    );
}

#[test]
fn javascript_a_value_is_escaped() {
    let before = "const express = require('express');\nconst app = express();\n\napp.get('/hello', (req, res) => {\n  const name = req.query.name;\n  res.send('<p>' + name + '</p>');\n});\n";
    let after = before.replace("' + name + '", "' + escapeHtml(name) + '");
    fix(
        "web/app.js",
        before,
        &after,
        &expect_test::expect![[r#"
                patterns:
                  - pattern: "$RES.send(\"...\" + $NAME + \"...\")"
                  - pattern-not: "$RES.send(\"...\" + escapeHtml($N_NAME) + \"...\")"
            places: web/app.js:6
        "#]],
    );
}

#[test]
fn javascript_an_option_is_turned() {
    let before = "import https from 'https';\n\nexport function agent(port) {\n  return new https.Agent({ port: port, rejectUnauthorized: false });\n}\n";
    fix(
        "web/agent.js",
        before,
        &before.replace("rejectUnauthorized: false", "rejectUnauthorized: true"),
        &expect_test::expect![[r#"
            pattern: "{..., rejectUnauthorized: false, ...}"
        places: web/agent.js:4
    "#]],
    );
}

#[test]
fn javascript_a_command_gets_arguments() {
    let before = "const { exec, execFile } = require('child_process');\n\nfunction show(file, done) {\n  exec(`cat ${file}`, done);\n}\n";
    fix(
        "web/show.js",
        before,
        &before.replace("exec(`cat ${file}`, done)", "execFile('cat', [file], done)"),
        &expect_test::expect![[r#"
            pattern: "exec(...)"
        places: web/show.js:4
    "#]],
    );
}

#[test]
fn go_a_setting_is_gone() {
    let before = "package web\n\nimport (\n\t\"crypto/tls\"\n\t\"net/http\"\n)\n\nfunc client(name string) *http.Client {\n\tconfig := &tls.Config{ServerName: name, InsecureSkipVerify: true}\n\treturn &http.Client{Transport: &http.Transport{TLSClientConfig: config}}\n}\n";
    fix(
        "web/client.go",
        before,
        &before.replace(", InsecureSkipVerify: true", ""),
        &expect_test::expect![[r#"
            pattern: "tls.Config{..., InsecureSkipVerify: true, ...}"
        places: web/client.go:9
    "#]],
    );
}

#[test]
fn go_another_hash() {
    let before = "package web\n\nimport (\n\t\"crypto/md5\"\n)\n\nfunc digest(data []byte) []byte {\n\th := md5.New()\n\th.Write(data)\n\treturn h.Sum(nil)\n}\n";
    fix(
        "web/digest.go",
        before,
        &before.replace("md5", "sha256"),
        &expect_test::expect![[r#"
            pattern: "md5.New(...)"
        places: web/digest.go:8
    "#]],
    );
}

#[test]
fn go_a_guard_is_put_before() {
    let before = "package web\n\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\nfunc serve(w http.ResponseWriter, r *http.Request) {\n\tname := r.URL.Query().Get(\"file\")\n\tdata, err := os.ReadFile(name)\n\tif err != nil {\n\t\treturn\n\t}\n\tw.Write(data)\n}\n";
    let after = before.replace("\tdata, err :=", "\tif !inside(name) {\n\t\thttp.Error(w, \"no\", 403)\n\t\treturn\n\t}\n\tdata, err :=");
    fix(
        "web/serve.go",
        before,
        &after,
        &expect_test::expect![[r#"
            patterns:
              - pattern: "os.ReadFile($NAME)"
              - pattern-not-inside: |-
                  if !inside($NAME) { ... }
                  ...
        places: web/serve.go:10
    "#]],
    );
}

#[test]
fn java_a_stronger_algorithm() {
    let before = "package app;\n\nimport javax.crypto.Cipher;\n\nclass Vault {\n    byte[] close(byte[] data) throws Exception {\n        Cipher cipher = Cipher.getInstance(\"DES/ECB/PKCS5Padding\");\n        return cipher.doFinal(data);\n    }\n}\n";
    fix(
        "src/Vault.java",
        before,
        &before.replace("DES/ECB/PKCS5Padding", "AES/GCM/NoPadding"),
        &expect_test::expect![[r#"
            pattern: "Cipher.getInstance(\"DES/ECB/PKCS5Padding\")"
        places: src/Vault.java:7
    "#]],
    );
}

#[test]
fn java_another_class() {
    let before = "package app;\n\nimport java.util.Random;\n\nclass Tokens {\n    String next() {\n        Random random = new Random();\n        return Long.toHexString(random.nextLong());\n    }\n}\n";
    let after = before
        .replace("import java.util.Random;", "import java.security.SecureRandom;")
        .replace("Random random = new Random()", "SecureRandom random = new SecureRandom()");
    fix(
        "src/Tokens.java",
        before,
        &after,
        &expect_test::expect![[r#"
                pattern: "new Random(...)"
            places: src/Tokens.java:7
        "#]],
    );
}

#[test]
fn java_a_feature_is_set() {
    let before = "package app;\n\nimport javax.xml.parsers.DocumentBuilderFactory;\n\nclass Reader {\n    Object read(java.io.File file) throws Exception {\n        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();\n        return factory.newDocumentBuilder().parse(file);\n    }\n}\n";
    let after = before.replace(
        "        return factory",
        "        factory.setFeature(\"http://apache.org/xml/features/disallow-doctype-decl\", true);\n        return factory",
    );
    fix(
        "src/Reader.java",
        before,
        &after,
        &expect_test::expect![[r#"
            patterns:
              - pattern: "DocumentBuilderFactory $FACTORY = DocumentBuilderFactory.newInstance(...);"
              - pattern-not-inside: |-
                  DocumentBuilderFactory $FACTORY = DocumentBuilderFactory.newInstance(...);
                  ...
                  $FACTORY.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        places: src/Reader.java:8
    "#]],
    );
}

#[test]
fn java_a_statement_is_put_into_a_condition() {
    let before = "package app;\n\nclass Files {\n    void drop(String name, User user) {\n        log(name);\n        store.delete(name);\n    }\n}\n";
    let after = before
        .replace("        store.delete(name);\n", "        if (user.mayDelete(name)) {\n            store.delete(name);\n        }\n");
    fix(
        "src/Files.java",
        before,
        &after,
        &expect_test::expect![[r#"
            patterns:
              - pattern: "store.delete($NAME)"
              - pattern-not-inside: "if ($USER.mayDelete($NAME)) { ... }"
        places: src/Files.java:6
    "#]],
    );
}

#[test]
fn what_is_found_elsewhere_is_counted_and_bounds_the_rule() {
    let after = PYTHON_YAML.replace("yaml.load", "yaml.safe_load");
    let few = Repository::new(
        "Load safely",
        &[("app/conf.py", PYTHON_YAML, &after)],
        &[("lib/other.py", "import yaml\nyaml.load(a)\nyaml.load(b, c)\n")],
    );
    expect_test::expect![[r#"
            pattern: "yaml.load(...)"
        places: app/conf.py:7
        elsewhere: lib/other.py:2 lib/other.py:3
    "#]]
    .assert_eq(&few.formula());
    let many: String = (0..9).map(|i| format!("import yaml\nyaml.load(a{i})\n")).collect();
    let many = Repository::new("Load safely", &[("app/conf.py", PYTHON_YAML, &after)], &[("lib/other.py", &many)]);
    expect_test::expect!["nothing could be generalised from `Load safely` (1 place changed): every pattern that tells the code before from the code after also finds more than 5 other places"]
    .assert_eq(&many.infer("HEAD").unwrap_err().to_string());
}

#[test]
fn a_rule_and_its_sample_are_written() {
    let after = PYTHON_YAML.replace("yaml.load", "yaml.safe_load");
    let r = Repository::new("Fix CWE-502: load configuration safely", &[("app/conf.py", PYTHON_YAML, &after)], &[]);
    let reply = r.0.run("rules", json!({"action": "infer", "targets": ["HEAD~1..HEAD"], "into": "rules/own"}));
    assert_eq!(
        reply.json["inferred"]["written"],
        json!(["rules/own/cwe-502-load-configuration-safely.yaml", "rules/own/cwe-502-load-configuration-safely.py"])
    );
    let written = |name: &str| std::fs::read_to_string(r.0.path(&format!("rules/own/{name}"))).unwrap();
    let text = written("cwe-502-load-configuration-safely.yaml");
    let text = text.lines().filter(|l| !l.contains("inferred-from")).collect::<Vec<_>>().join("\n");
    expect_test::expect![[r#"
        rules:
          - id: cwe-502-load-configuration-safely
            languages: [python]
            severity: MEDIUM
            message: "This is as it was before a fix: Fix CWE-502: load configuration safely. Do as the fix does."
            metadata:
              title: "Fix CWE-502: load configuration safely"
              cwe: ["CWE-502"]
              confidence: medium
            pattern: "yaml.load(...)""#]]
    .assert_eq(&text);
    expect_test::expect![[r#"
        import yaml

        def read(path):
            with open(path) as f:
                # ruleid: cwe-502-load-configuration-safely
                return yaml.load(f)

        def read(path):
            with open(path) as f:
                # ok: cwe-502-load-configuration-safely
                return yaml.safe_load(f)
    "#]]
    .assert_eq(&written("cwe-502-load-configuration-safely.py"));
    assert!(reply.text.contains("written: rules/own/cwe-502-load-configuration-safely.yaml"), "{}", reply.text);
    // Nothing is written over.
    let again = r.0.ask(Surface::Terminal, "rules", json!({"action": "infer", "targets": ["HEAD"], "into": "rules/own"}), "json");
    assert!(matches!(again, Err(OperationError::Refused(_))));
    // The rule finds what it came from.
    r.0.write("again.py", "import yaml\n\ndef g(h):\n    return yaml.load(h)\n");
    assert_eq!(r.0.findings(json!({"config": ["rules/own"], "paths": ["again.py"]})), ["again.py:4:12 cwe-502-load-configuration-safely"]);
}

#[test]
fn what_cannot_be_generalised_is_said() {
    let r = Repository::new("Say more", &[("a.py", "x = 1  # one\n", "x = 1  # the one\n")], &[]);
    let said = |what: &str| match r.infer(what) {
        Err(e) => e.to_string(),
        Ok(v) => panic!("{v:#}"),
    };
    expect_test::expect![[r#"
        nothing could be generalised from `Say more` (0 places changed): only comments, layout, imports or tests were changed
        `HEAD~1` is the first commit: there is nothing that it fixed
        there is no commit `no-such`
        `--all` is no commit and no range `BASE..HEAD`
        there is no commit `nothing`"#]]
    .assert_eq(&[said("HEAD"), said("HEAD~1"), said("no-such"), said("--all"), said("HEAD..nothing")].join("\n"));
    let r = Repository::new("Notes", &[("README.md", "a\n", "b\n"), ("tests/test_a.py", "eval(a)\n", "run(a)\n")], &[]);
    assert_eq!(
        r.infer("HEAD").unwrap_err().to_string(),
        "nothing to generalise: the commit changes no code that is both before and after it"
    );
}

/// A file, what stands in a function of it, what becomes of that, and what the file begins with.
const SHORT: &[(&str, &str, &str, &str)] = &[
    ("a.py", "return eval(text)", "return ast.literal_eval(text)", "import ast\n"),
    ("a.py", "return random.choice(words)", "return secrets.choice(words)", "import random\nimport secrets\n"),
    ("a.py", "app.run(host=text, debug=True)", "app.run(host=text, debug=False)", "from flask import Flask\napp = Flask(__name__)\n"),
    (
        "a.py",
        "return os.path.join(BASE, text)",
        "return os.path.join(BASE, secure_filename(text))",
        "import os\nfrom werkzeug.utils import secure_filename\nBASE = '/srv'\n",
    ),
    (
        "a.py",
        "cur.execute(f\"DELETE FROM t WHERE id = {text}\")",
        "cur.execute(\"DELETE FROM t WHERE id = ?\", (text,))",
        "cur = connect()\n",
    ),
    ("a.py", "os.chmod(text, 0o777)\n    return text", "return text", "import os\n"),
    ("a.py", "return text == words", "return hmac.compare_digest(text, words)", "import hmac\n"),
    ("a.js", "box.innerHTML = text;", "box.textContent = text;", "const box = document.getElementById('box');\n"),
    (
        "a.js",
        "return jwt.verify(text, KEY);",
        "return jwt.verify(text, KEY, { algorithms: ['HS256'] });",
        "import jwt from 'jsonwebtoken';\nconst KEY = load();\n",
    ),
    ("a.js", "return Math.random().toString(36);", "return randomBytes(16).toString('hex');", "import { randomBytes } from 'crypto';\n"),
    (
        "a.ts",
        "return merge({}, JSON.parse(text));",
        "return merge(Object.create(null), JSON.parse(text));",
        "import { merge } from 'lodash';\n",
    ),
    (
        "a.go",
        "rows, err := db.Query(fmt.Sprintf(\"SELECT a FROM t WHERE b = '%s'\", text))\n\tuse(rows, err)",
        "rows, err := db.Query(\"SELECT a FROM t WHERE b = ?\", text)\n\tuse(rows, err)",
        "import (\n\t\"database/sql\"\n\t\"fmt\"\n)\n\nvar db *sql.DB\n",
    ),
    (
        "a.go",
        "cmd := exec.Command(\"sh\", \"-c\", \"ls \"+text)\n\tuse(cmd)",
        "cmd := exec.Command(\"ls\", \"--\", text)\n\tuse(cmd)",
        "import \"os/exec\"\n",
    ),
    ("a.go", "ok := os.WriteFile(text, words, 0666)\n\tuse(ok)", "ok := os.WriteFile(text, words, 0600)\n\tuse(ok)", "import \"os\"\n"),
    ("A.java", "cookie.setSecure(false);", "cookie.setSecure(true);", ""),
    (
        "A.java",
        "ResultSet rows = statement.executeQuery(\"SELECT a FROM t WHERE b = '\" + text + \"'\");\n        use(rows);",
        "statement.setString(1, text);\n        ResultSet rows = statement.executeQuery();\n        use(rows);",
        "import java.sql.*;\n",
    ),
    (
        "A.java",
        "return new File(base, text);",
        "File file = new File(base, text);\n        if (!file.getCanonicalPath().startsWith(base)) {\n            throw new IOException();\n        }\n        return file;",
        "import java.io.*;\n",
    ),
    (
        "A.java",
        "Object value = new ObjectInputStream(text).readObject();\n        use(value);",
        "Object value = new SafeInputStream(text).readObject();\n        use(value);",
        "import java.io.*;\n",
    ),
    ("a.rb", "YAML.load(text)", "YAML.safe_load(text)", "require 'yaml'\n"),
    ("a.php", "echo $text;", "echo htmlspecialchars($text);", ""),
    (
        "a.rs",
        "let out = Command::new(\"sh\").arg(\"-c\").arg(text).output();\n    out",
        "let out = Command::new(\"ls\").arg(text).output();\n    out",
        "use std::process::Command;\n",
    ),
    (
        "A.cs",
        "var hash = MD5.Create();\n        Use(hash);",
        "var hash = SHA256.Create();\n        Use(hash);",
        "using System.Security.Cryptography;\n",
    ),
    (
        "a.kt",
        "val digest = MessageDigest.getInstance(\"MD5\")\n    use(digest)",
        "val digest = MessageDigest.getInstance(\"SHA-256\")\n    use(digest)",
        "import java.security.MessageDigest\n",
    ),
    ("a.c", "strcpy(buffer, text);", "strncpy(buffer, text, sizeof buffer);", "#include <string.h>\n"),
];

fn in_function(name: &str, head: &str, body: &str) -> String {
    match name.rsplit_once('.').unwrap().1 {
        "py" => format!("{head}\ndef work(text, words):\n    {body}\n"),
        "js" => format!("{head}\nfunction work(text, words) {{\n  {body}\n}}\n"),
        "ts" => format!("{head}\nfunction work(text: string): unknown {{\n  {body}\n}}\n"),
        "go" => format!("package a\n\n{head}\nfunc work(text string, words []byte) {{\n\t{body}\n}}\n"),
        "java" => format!("{head}\nclass A {{\n    Object work(String text) throws Exception {{\n        {body}\n    }}\n}}\n"),
        "rb" => format!("{head}\ndef work(text)\n  {body}\nend\n"),
        "php" => format!("<?php\n{head}\nfunction work($text) {{\n    {body}\n}}\n"),
        "rs" => format!("{head}\nfn work(text: &str) -> Output {{\n    {body}\n}}\n"),
        "cs" => format!("{head}\nclass A {{\n    void Work(string text) {{\n        {body}\n    }}\n}}\n"),
        "kt" => format!("{head}\nfun work(text: String) {{\n    {body}\n}}\n"),
        _ => format!("{head}\nvoid work(char *text) {{\n    char buffer[8];\n    {body}\n}}\n"),
    }
}

#[test]
fn short_fixes_of_many_kinds() {
    let mut out = String::new();
    for (name, before, after, head) in SHORT {
        let (old, new) = (in_function(name, head, before), in_function(name, head, after));
        let r = Repository::new("Close a hole", &[(name, &old, &new)], &[]);
        let formula = match r.infer("HEAD") {
            Ok(_) => r.formula().lines().filter(|l| !l.starts_with("places")).map(|l| format!("{}\n", l.trim_end())).collect(),
            Err(e) => format!("    {e}\n"),
        };
        out.push_str(&format!("{}\n{formula}", before.lines().next().unwrap()));
    }
    expect_test::expect![[r#"
        return eval(text)
            pattern: "eval(...)"
        return random.choice(words)
            pattern: "random.choice(...)"
        app.run(host=text, debug=True)
            pattern: "$APP.run(..., debug=True, ...)"
        return os.path.join(BASE, text)
            patterns:
              - pattern: "os.path.join(..., $TEXT)"
              - pattern-not: "os.path.join(..., secure_filename($N_TEXT))"
        cur.execute(f"DELETE FROM t WHERE id = {text}")
            pattern: "$CUR.execute(f\"...{$TEXT}...\")"
        os.chmod(text, 0o777)
            pattern: "os.chmod(..., 0o777)"
        return text == words
            nothing could be generalised from `Close a hole` (1 place changed): no pattern fires on the code before and is quiet on the code after
        box.innerHTML = text;
            pattern: "$BOX.innerHTML = $TEXT"
        return jwt.verify(text, KEY);
            patterns:
              - pattern: "jwt.verify(...)"
              - pattern-not: "jwt.verify(..., {..., algorithms: ['HS256'], ...})"
        return Math.random().toString(36);
            pattern: "Math.random(...)"
        return merge({}, JSON.parse(text));
            pattern: "merge({}, ...)"
        rows, err := db.Query(fmt.Sprintf("SELECT a FROM t WHERE b = '%s'", text))
            pattern: "$DB.Query(fmt.Sprintf(\"...\", $TEXT))"
        cmd := exec.Command("sh", "-c", "ls "+text)
            pattern: "exec.Command(\"sh\", ...)"
        ok := os.WriteFile(text, words, 0666)
            pattern: "os.WriteFile(..., 0666)"
        cookie.setSecure(false);
            pattern: "cookie.setSecure(false)"
        ResultSet rows = statement.executeQuery("SELECT a FROM t WHERE b = '" + text + "'");
            pattern: "statement.executeQuery(\"...\" + $TEXT + \"...\")"
        return new File(base, text);
            nothing could be generalised from `Close a hole` (3 places changed): no pattern fires on the code before and is quiet on the code after
        Object value = new ObjectInputStream(text).readObject();
            pattern: "new ObjectInputStream(...)"
        YAML.load(text)
            pattern: "YAML.load(...)"
        echo $text;
            patterns:
              - pattern: "echo $TEXT"
              - pattern-not: "echo htmlspecialchars($N_TEXT)"
        let out = Command::new("sh").arg("-c").arg(text).output();
            pattern: "Command::new(\"sh\")"
        var hash = MD5.Create();
            pattern: "MD5.Create(...)"
        val digest = MessageDigest.getInstance("MD5")
            pattern: "MessageDigest.getInstance(\"MD5\")"
        strcpy(buffer, text);
            pattern: "strcpy(...)"
    "#]].assert_eq(&out);
}
