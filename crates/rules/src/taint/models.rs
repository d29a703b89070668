//! What well-known functions do with taint, as data: those that put something into their object, and
//! those that call what they are given with what is in it.

/// Methods that put their arguments into the object they are called on.
const MUTATORS: &[&str] = &[
    "append",
    "appendleft",
    "add",
    "addAll",
    "addFirst",
    "addLast",
    "extend",
    "insert",
    "push",
    "push_back",
    "unshift",
    "put",
    "putAll",
    "putIfAbsent",
    "update",
    "setdefault",
    "offer",
    "enqueue",
    "Add",
    "AddRange",
    "Append",
    "AppendLine",
    "Insert",
    "Push",
    "Enqueue",
    "WriteString",
    "write_str",
    "concat!",
    "<<",
    "append!",
    "Store",
    "set",
    "setProperty",
    "setAttribute",
    "merge!",
    "store",
    "replace!",
];

/// Names that so many classes have that one in the file says nothing.
const COMMON: &[&str] = &[
    "get", "set", "add", "put", "append", "push", "pop", "update", "remove", "delete", "insert", "find", "filter", "map", "each",
    "forEach", "reduce", "then", "catch", "join", "split", "replace", "trim", "strip", "format", "toString", "equals", "hashCode", "close",
    "open", "read", "write", "send", "execute", "query", "exec", "run", "call", "apply", "bind", "keys", "values", "items", "length",
    "size", "copy", "clone", "index", "count", "sort", "test", "match", "search", "start", "stop", "save", "create", "log", "print",
    "next",
];

/// What the parameters of a function get that is passed to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// An element of the object, or of the other arguments where there is no object.
    Element,
    /// The object itself, or the other arguments.
    Whole,
    /// What was accumulated, then an element.
    Fold,
}

/// Functions that call what they are given.
const CALLERS: &[(&str, Given)] = &[
    ("map", Given::Element),
    ("flatMap", Given::Element),
    ("flat_map", Given::Element),
    ("collect", Given::Element),
    ("forEach", Given::Element),
    ("each", Given::Element),
    ("each_with_index", Given::Element),
    ("each_with_object", Given::Element),
    ("each_pair", Given::Element),
    ("each_key", Given::Element),
    ("each_value", Given::Element),
    ("each_slice", Given::Element),
    ("each_char", Given::Element),
    ("each_line", Given::Element),
    ("times", Given::Element),
    ("filter", Given::Element),
    ("filter_map", Given::Element),
    ("select", Given::Element),
    ("reject", Given::Element),
    ("detect", Given::Element),
    ("partition", Given::Element),
    ("group_by", Given::Element),
    ("sort_by", Given::Element),
    ("min_by", Given::Element),
    ("max_by", Given::Element),
    ("any?", Given::Element),
    ("all?", Given::Element),
    ("transform_values", Given::Element),
    ("find", Given::Element),
    ("findIndex", Given::Element),
    ("findLast", Given::Element),
    ("some", Given::Element),
    ("every", Given::Element),
    ("sort", Given::Element),
    ("sorted", Given::Element),
    ("anyMatch", Given::Element),
    ("allMatch", Given::Element),
    ("noneMatch", Given::Element),
    ("mapToObj", Given::Element),
    ("mapToInt", Given::Element),
    ("peek", Given::Element),
    ("ifPresent", Given::Element),
    ("orElseGet", Given::Element),
    ("takeWhile", Given::Element),
    ("dropWhile", Given::Element),
    ("array_map", Given::Element),
    ("array_filter", Given::Element),
    ("array_walk", Given::Element),
    ("usort", Given::Element),
    ("call_user_func", Given::Whole),
    ("call_user_func_array", Given::Element),
    ("Select", Given::Element),
    ("SelectMany", Given::Element),
    ("Where", Given::Element),
    ("ForEach", Given::Element),
    ("Any", Given::Element),
    ("All", Given::Element),
    ("First", Given::Element),
    ("FirstOrDefault", Given::Element),
    ("OrderBy", Given::Element),
    ("then", Given::Whole),
    ("tap", Given::Whole),
    ("yield_self", Given::Whole),
    ("thenApply", Given::Whole),
    ("thenAccept", Given::Whole),
    ("thenCompose", Given::Whole),
    ("let", Given::Whole),
    ("also", Given::Whole),
    ("run_in_executor", Given::Whole),
    ("call", Given::Whole),
    ("reduce", Given::Fold),
    ("reduceRight", Given::Fold),
    ("inject", Given::Fold),
    ("fold", Given::Fold),
    ("array_reduce", Given::Fold),
    ("Aggregate", Given::Fold),
];

/// Methods that call the function they are called on.
const INVOKERS: &[&str] = &[
    "apply",
    "accept",
    "run",
    "call",
    "test",
    "get",
    "invoke",
    "Invoke",
    "()",
    "yield",
    "compare",
    "applyAsInt",
    "getAsInt",
    "__invoke",
    "__call__",
];

/// Fields and methods that give everything there is in an object.
const COLLECTIVE: &[&str] =
    &["values", "keys", "entries", "items", "length", "size", "toString", "valueOf", "first", "last", "Values", "Keys"];

/// Whether a method calls the function it is called on.
pub(crate) fn is_invoker(name: &str) -> bool {
    INVOKERS.contains(&name)
}

/// Whether a field stands for all that is in an object.
pub(crate) fn is_collective(name: &str) -> bool {
    COLLECTIVE.contains(&name)
}

/// Whether a method puts its arguments into its object.
pub(crate) fn is_mutator(name: &str) -> bool {
    MUTATORS.contains(&name)
}

/// Whether a method's name says nothing of whose it is.
pub(crate) fn is_common(name: &str) -> bool {
    COMMON.contains(&name) || MUTATORS.contains(&name)
}

/// What a function passes on to the functions it is given.
pub(crate) fn caller(name: &str) -> Option<Given> {
    CALLERS.iter().find(|(n, _)| *n == name).map(|(_, g)| *g)
}
