//! Rule files: whatever is in them, loading and compiling ends with rules and problems, and what was
//! loaded can be run.

use ql_rules::{RuleSet, RuleSource, Target, load};
use ql_syntax::Language;

const CODE: &str = "import os\n\n\ndef f(x, y=1):\n    os.system(\"ls \" + x)\n    return [x for x in y if x]\n";

/// One input.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (rules, _) = load(&[RuleSource { path: "rules.yaml", prefix: "", text }]);
    let (set, _) = RuleSet::compile(rules, data.len().is_multiple_of(2));
    for language in ["python", "text"].into_iter().filter_map(Language::from_id) {
        let target =
            Target { path: "a.py", language, text: CODE, file: None, text_only: false, memory: None, first: None, stop: &|| false };
        for found in set.scan(&target).matches {
            assert!(CODE.get(found.range).is_some());
        }
    }
}
