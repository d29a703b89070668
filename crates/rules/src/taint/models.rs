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
    "SetResult",
    "TrySetResult",
    "sub!",
    "gsub!",
    "concat",
    "prepend",
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
    /// A list of elements that follow one another, as many as the first argument says.
    Several,
    /// An element, then the first argument, which the function may change.
    WithMemo,
    /// The same element of each of the other arguments.
    Parallel,
    /// What a promise is fulfilled with, or what it is rejected with.
    Settled,
    /// A function that is given what fulfils and what rejects a promise.
    Settles,
}

/// Functions that call what they are given.
const CALLERS: &[(&str, Given)] = &[
    ("map", Given::Element),
    ("flatMap", Given::Element),
    ("flat_map", Given::Element),
    ("collect", Given::Element),
    ("forEach", Given::Element),
    ("foreach", Given::Element),
    ("for_each", Given::Element),
    ("transform", Given::Element),
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
    ("loop", Given::Whole),
    ("catch", Given::Whole),
    ("gsub", Given::Whole),
    ("sub", Given::Whole),
    ("replace", Given::Whole),
    ("replaceAll", Given::Whole),
    ("preg_replace_callback", Given::Whole),
    ("supplyAsync", Given::Whole),
    ("submit", Given::Whole),
    ("generate", Given::Whole),
    ("computeIfAbsent", Given::Whole),
    ("ContinueWith", Given::Whole),
    ("Run", Given::Whole),
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

/// The same in a language: where functions have few methods, others of such names belong to other objects.
pub(crate) fn invokes(language: &str, name: &str) -> bool {
    match language {
        "python" => name == "__call__",
        "javascript" | "typescript" | "tsx" => matches!(name, "call" | "apply"),
        _ => is_invoker(name),
    }
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

/// Whether a function passes the place of an element after the element itself.
pub(crate) fn numbers(language: &str, name: &str) -> bool {
    let script = ["map", "forEach", "filter", "find", "findIndex", "findLast", "some", "every", "flatMap"];
    SCRIPT.contains(&language) && script.contains(&name) || language == "ruby" && matches!(name, "each_with_index" | "map_with_index")
}

/// What comes back from a function that calls what it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Back {
    /// A list of what the calls gave.
    Each,
    /// What a call gave.
    Result,
    /// What it was called on.
    Same,
    /// An element of what it was called on.
    Element,
    /// Nothing of either: a truth value, a number, no value.
    Nothing,
    /// A list of the elements of what the calls gave.
    Flat,
    /// Some of its elements, in whatever order.
    Some,
    /// It holds what the calls gave from now on.
    EachInPlace,
    /// It holds some of its elements from now on, in whatever order.
    SomeInPlace,
    /// Lists of its elements under what the calls gave.
    Grouped,
    /// A mapping of pairs that the calls gave.
    Paired,
    /// A mapping of what the first function gave to what the second one gave, or to the elements.
    Keyed,
    /// Two lists of its elements.
    Split,
    /// Lists of its elements.
    Lists,
    /// The first argument.
    Memo,
    /// The entries under keys that the calls gave.
    KeysEach,
}

/// Functions that call what they are given, of some languages alone.
const PASSING: &[(&[&str], &[&str], Given, Back)] = &[
    (RUBY, &["map", "collect", "filter_map", "transform_values", "zip_with"], Given::Element, Back::Each),
    (RUBY, &["flat_map", "collect_concat"], Given::Element, Back::Flat),
    (
        RUBY,
        &["select", "filter", "reject", "sort", "sort_by", "uniq", "take_while", "drop_while", "max", "min", "minmax", "find_all", "grep"],
        Given::Element,
        Back::Some,
    ),
    (
        RUBY,
        &["each", "each_entry", "each_pair", "each_key", "each_value", "each_with_index", "reverse_each", "cycle", "each_index"],
        Given::Element,
        Back::Same,
    ),
    (RUBY, &["map!", "collect!", "transform_values!"], Given::Element, Back::EachInPlace),
    (RUBY, &["select!", "filter!", "reject!", "keep_if", "delete_if", "sort!", "sort_by!", "uniq!"], Given::Element, Back::SomeInPlace),
    (RUBY, &["group_by"], Given::Element, Back::Grouped),
    (RUBY, &["to_h", "each_entry_to_h"], Given::Element, Back::Paired),
    (RUBY, &["index_by"], Given::Element, Back::Keyed),
    (RUBY, &["partition"], Given::Element, Back::Split),
    (RUBY, &["chunk_while", "slice_when", "slice_before", "slice_after", "chunk"], Given::Element, Back::Lists),
    (RUBY, &["transform_keys"], Given::Element, Back::KeysEach),
    (RUBY, &["find", "detect", "min_by", "max_by"], Given::Element, Back::Element),
    (RUBY, &["any?", "all?", "none?", "one?", "count", "find_index", "index"], Given::Element, Back::Nothing),
    (RUBY, &["sum"], Given::Element, Back::Result),
    (RUBY, &["each_slice", "each_cons"], Given::Several, Back::Same),
    (RUBY, &["each_with_object"], Given::WithMemo, Back::Memo),
    (PHP, &["array_map"], Given::Parallel, Back::Each),
    (PHP, &["array_filter"], Given::Element, Back::Same),
    (PHP, &["usort"], Given::Element, Back::SomeInPlace),
    (PHP, &["uasort", "uksort"], Given::Element, Back::Nothing),
    (PHP, &["array_find"], Given::Element, Back::Element),
    (PHP, &["array_any", "array_all"], Given::Element, Back::Nothing),
    (PHP, &["array_udiff", "array_uintersect", "array_diff_ukey", "array_intersect_ukey"], Given::Element, Back::Some),
    (PHP, &["preg_replace_callback"], Given::Whole, Back::Result),
    (CSHARP, &["Select", "ConvertAll"], Given::Element, Back::Each),
    (CSHARP, &["SelectMany"], Given::Element, Back::Flat),
    (
        CSHARP,
        &[
            "Where",
            "FindAll",
            "OrderBy",
            "OrderByDescending",
            "ThenBy",
            "ThenByDescending",
            "DistinctBy",
            "SkipWhile",
            "TakeWhile",
            "ExceptBy",
            "IntersectBy",
            "UnionBy",
        ],
        Given::Element,
        Back::Some,
    ),
    (CSHARP, &["RemoveAll", "Sort"], Given::Element, Back::SomeInPlace),
    (CSHARP, &["GroupBy", "ToLookup"], Given::Element, Back::Grouped),
    (CSHARP, &["ToDictionary"], Given::Element, Back::Keyed),
    (
        CSHARP,
        &["First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "Find", "FindLast", "MaxBy", "MinBy"],
        Given::Element,
        Back::Element,
    ),
    (CSHARP, &["Any", "All", "Exists", "TrueForAll", "Count", "FindIndex", "FindLastIndex", "ForEach"], Given::Element, Back::Nothing),
    (CSHARP, &["Sum", "Max", "Min", "Average"], Given::Element, Back::Result),
];

/// What a function passes on to the functions it is given and what comes back, where its language says so.
pub(crate) fn passing(language: &str, name: &str) -> Option<(Given, Back)> {
    PASSING.iter().find(|(l, names, ..)| l.contains(&language) && names.contains(&name)).map(|(_, _, given, back)| (*given, *back))
}

/// What comes back; of others it is not known.
const BACKS: &[(&str, Back)] = &[
    ("map", Back::Each),
    ("flatMap", Back::Each),
    ("flat_map", Back::Each),
    ("collect", Back::Each),
    ("filter_map", Back::Each),
    ("transform_values", Back::Each),
    ("mapToObj", Back::Each),
    ("array_map", Back::Each),
    ("Select", Back::Each),
    ("SelectMany", Back::Each),
    ("filter", Back::Same),
    ("select", Back::Same),
    ("reject", Back::Same),
    ("sort", Back::Same),
    ("sorted", Back::Same),
    ("sort_by", Back::Same),
    ("partition", Back::Same),
    ("each", Back::Same),
    ("each_with_index", Back::Same),
    ("each_pair", Back::Same),
    ("tap", Back::Same),
    ("also", Back::Same),
    ("peek", Back::Same),
    ("takeWhile", Back::Same),
    ("dropWhile", Back::Same),
    ("array_filter", Back::Same),
    ("Where", Back::Same),
    ("OrderBy", Back::Same),
    ("find", Back::Element),
    ("findLast", Back::Element),
    ("detect", Back::Element),
    ("min_by", Back::Element),
    ("max_by", Back::Element),
    ("First", Back::Element),
    ("FirstOrDefault", Back::Element),
    ("then", Back::Result),
    ("yield_self", Back::Result),
    ("let", Back::Result),
    ("thenApply", Back::Result),
    ("thenCompose", Back::Result),
    ("loop", Back::Result),
    ("supplyAsync", Back::Result),
    ("submit", Back::Result),
    ("generate", Back::Each),
    ("ContinueWith", Back::Result),
    ("Run", Back::Result),
    ("call_user_func", Back::Result),
    ("call_user_func_array", Back::Result),
    ("reduce", Back::Result),
    ("reduceRight", Back::Result),
    ("inject", Back::Result),
    ("fold", Back::Result),
    ("array_reduce", Back::Result),
    ("Aggregate", Back::Result),
    ("forEach", Back::Nothing),
    ("foreach", Back::Nothing),
    ("for_each", Back::Nothing),
    ("ForEach", Back::Nothing),
    ("some", Back::Nothing),
    ("every", Back::Nothing),
    ("any?", Back::Nothing),
    ("all?", Back::Nothing),
    ("anyMatch", Back::Nothing),
    ("allMatch", Back::Nothing),
    ("noneMatch", Back::Nothing),
    ("Any", Back::Nothing),
    ("All", Back::Nothing),
    ("findIndex", Back::Nothing),
    ("thenAccept", Back::Nothing),
    ("ifPresent", Back::Nothing),
];

/// What comes back from a function that calls what it is given, where it is known.
pub(crate) fn back(name: &str) -> Option<Back> {
    BACKS.iter().find(|(n, _)| *n == name).map(|(_, b)| *b)
}

/// What a function does to a container: its object, or its first argument where it has none. The
/// other arguments follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    /// Gives what is under a key; then what is given without it.
    Get,
    /// Gives what is under a key; then what the function gives that is passed.
    GetOrCall,
    /// Puts a value under a key.
    Put,
    /// Puts a value under a key where there is none, and gives what is there then.
    PutNew,
    /// Takes out and gives what is under a key.
    Remove,
    /// Takes out what is at a place; the others move up.
    RemoveAt,
    /// Takes out the element that it is given.
    RemoveItem,
    Clear,
    PushBack,
    PushFront,
    PopBack,
    PopFront,
    First,
    Last,
    /// A list of the elements from one place up to another.
    Slice,
    /// The elements from a place on.
    Skip,
    /// As many elements.
    Take,
    /// The elements change places.
    Mingle,
    Keys,
    Values,
    /// Keys with their values.
    Items,
    /// A list with elements more than it has.
    Appended,
    /// Pairs of a number and an element.
    Numbered,
    /// Lists of one element of each.
    Zipped,
    /// Becomes what it is given.
    Become,
    /// A mapping of keys and values that follow one another.
    Mapped,
    /// Every element becomes what is given.
    Filled,
    /// Adds an element at a place; others move.
    InsertAt,
    /// A list with an element more at a place.
    Inserted,
    /// A list without the elements from one place up to another.
    Cut,
    /// Replaces the element at a place.
    SetAt,
    /// Takes out the elements from a place on and gives them.
    Splice,
    /// The elements of what it holds and of what others hold.
    Concat,
    /// The entries but those under the keys.
    Without,
    /// The entries under the keys.
    Only,
    /// A copy that holds the same.
    Itself,
    /// The same object.
    Same,
    /// A list of the arguments.
    Listed,
    /// What it holds with what others hold, which go before.
    Merged,
    /// The same, and it holds that from now on.
    MergedInto,
    /// It holds the elements of others besides, behind its own.
    Extended,
    /// The elements in the other order.
    Reversed,
    /// Some of its elements, in whatever order.
    Some,
    /// The elements of its elements.
    Flat,
    /// The elements at the places, or under the keys.
    ValuesAt,
    /// Keys and values the other way round.
    Inverted,
    /// A mapping of its elements to those of another list.
    Combined,
    /// A mapping of its elements to what is given.
    FilledKeys,
    /// Lists of as many elements.
    Chunked,
    /// As many elements from the end.
    TakeLast,
    /// All but as many elements at the end.
    DropLast,
    /// The elements from a place on, as many as are asked for.
    Range,
    /// The entries under keys that another one has.
    OnlyKeysOf,
    /// The entries but those under keys that another one has.
    WithoutKeysOf,
    /// One of its elements.
    Element,
    /// One of its keys.
    OneKey,
    /// A number or a truth value.
    Nothing,
    /// A list of pairs of keys and values; of a list itself.
    Pairs,
    /// A mapping of pairs.
    FromPairs,
    /// Elements go and others take their place; gives those that go.
    SpliceIn,
    /// Adds the elements of a list at a place.
    InsertAll,
    /// Takes out as many elements from a place on.
    RemoveRange,
    /// A list that holds its elements apart from it.
    Copied,
    /// Its keys, which are numbers or truth values no more: how often each element is there.
    Tallied,
    /// What it holds, which goes before what others hold.
    Fallback,
    /// A list of what a loop over it goes through.
    Elements,
    /// A mapping of keys to one value.
    Keyed,
    /// A mapping of its elements to numbers.
    Counted,
    /// A mapping of what it holds.
    Mapping,
    /// A copy of it and of all that is in it.
    Deep,
}

/// How a call makes a generator or a fiber go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Resume {
    /// It only starts it.
    pub(crate) starts: bool,
    /// How many such calls there are before what they hand over gets to where it stopped.
    pub(crate) first: i64,
    /// The generator is the first argument.
    pub(crate) on_first: bool,
    /// It gives what the fiber hands out.
    pub(crate) gives: bool,
}

const fn resume(starts: bool, first: i64, on_first: bool, gives: bool) -> Resume {
    Resume { starts, first, on_first, gives }
}

/// Calls that make a generator or a fiber go on: languages, name, whether it is a method.
const RESUMES: &[(&[&str], &str, bool, Resume)] = &[
    (PYTHON, "send", true, resume(false, 1, false, false)),
    (PYTHON, "__next__", true, resume(false, 1, false, false)),
    (PYTHON, "next", false, resume(false, 1, true, false)),
    (SCRIPT, "next", true, resume(false, 1, false, false)),
    (PHP, "send", true, resume(false, 0, false, false)),
    (PHP, "next", true, resume(false, 0, false, false)),
    (PHP, "start", true, resume(true, 0, false, true)),
    (PHP, "resume", true, resume(false, 0, false, true)),
    (RUBY, "resume", true, resume(false, 1, false, true)),
];

/// Whether a call makes a generator or a fiber go on, and how.
pub(crate) fn resumes(language: &str, name: &str, method: bool) -> Option<Resume> {
    RESUMES.iter().find(|(l, n, m, _)| *n == name && *m == method && l.contains(&language)).map(|r| r.3)
}

const SCRIPT: &[&str] = &["javascript", "typescript", "tsx"];
const PYTHON: &[&str] = &["python"];
const JAVA: &[&str] = &["java"];
const RUBY: &[&str] = &["ruby"];
const CSHARP: &[&str] = &["csharp"];
const PHP: &[&str] = &["php"];
const GO: &[&str] = &["go"];
const KOTLIN: &[&str] = &["kotlin"];
const SCALA: &[&str] = &["scala"];

/// Methods of containers: languages, name, fewest and most arguments.
const METHODS: &[(&[&str], &str, usize, usize, Does)] = &[
    (SCRIPT, "get", 1, 1, Does::Get),
    (SCRIPT, "at", 1, 1, Does::Get),
    (SCRIPT, "set", 2, 2, Does::Put),
    (SCRIPT, "append", 2, 2, Does::Put),
    (SCRIPT, "getAll", 1, 1, Does::Get),
    (SCRIPT, "delete", 1, 1, Does::Remove),
    (SCRIPT, "clear", 0, 0, Does::Clear),
    (SCRIPT, "push", 1, 9, Does::PushBack),
    (SCRIPT, "unshift", 1, 9, Does::PushFront),
    (SCRIPT, "add", 1, 1, Does::PushBack),
    (SCRIPT, "flat", 0, 1, Does::Flat),
    (SCRIPT, "keys", 0, 0, Does::Keys),
    (SCRIPT, "values", 0, 0, Does::Values),
    (SCRIPT, "entries", 0, 0, Does::Items),
    (SCRIPT, "toReversed", 0, 0, Does::Reversed),
    (SCRIPT, "toSorted", 0, 1, Does::Some),
    (SCRIPT, "sort", 0, 0, Does::Mingle),
    (SCRIPT, "pop", 0, 0, Does::PopBack),
    (SCRIPT, "shift", 0, 0, Does::PopFront),
    (SCRIPT, "slice", 1, 2, Does::Slice),
    (SCRIPT, "reverse", 0, 0, Does::Mingle),
    (SCRIPT, "fill", 1, 1, Does::Filled),
    (SCRIPT, "splice", 1, 9, Does::Splice),
    (SCRIPT, "concat", 0, 9, Does::Concat),
    (PYTHON, "insert", 2, 2, Does::InsertAt),
    (JAVA, "add", 2, 2, Does::InsertAt),
    (JAVA, "set", 2, 2, Does::SetAt),
    (CSHARP, "Insert", 2, 2, Does::InsertAt),
    (CSHARP, "Remove", 1, 1, Does::Remove),
    (RUBY, "insert", 2, 2, Does::InsertAt),
    (RUBY, "replace", 1, 1, Does::Become),
    (PYTHON, "get", 1, 2, Does::Get),
    (PYTHON, "setdefault", 2, 2, Does::PutNew),
    (PYTHON, "pop", 1, 2, Does::Remove),
    (PYTHON, "pop", 0, 0, Does::PopBack),
    (PYTHON, "popleft", 0, 0, Does::PopFront),
    (PYTHON, "append", 1, 1, Does::PushBack),
    (PYTHON, "add", 1, 1, Does::PushBack),
    (PYTHON, "extend", 1, 1, Does::Extended),
    (PYTHON, "update", 1, 1, Does::MergedInto),
    (PYTHON, "setdefault", 1, 1, Does::Get),
    (PYTHON, "remove", 1, 1, Does::RemoveItem),
    (PYTHON, "discard", 1, 1, Does::RemoveItem),
    (PYTHON, "appendleft", 1, 1, Does::PushFront),
    (PYTHON, "clear", 0, 0, Does::Clear),
    (PYTHON, "keys", 0, 0, Does::Keys),
    (PYTHON, "values", 0, 0, Does::Values),
    (PYTHON, "items", 0, 0, Does::Items),
    (PYTHON, "reverse", 0, 0, Does::Mingle),
    (PYTHON, "copy", 0, 0, Does::Itself),
    (RUBY, "freeze", 0, 0, Does::Itself),
    (RUBY, "dup", 0, 0, Does::Copied),
    (RUBY, "clone", 0, 0, Does::Copied),
    (JAVA, "stream", 0, 0, Does::Itself),
    (JAVA, "toList", 0, 0, Does::Itself),
    (JAVA, "getFirst", 0, 0, Does::First),
    (JAVA, "getLast", 0, 0, Does::Last),
    (CSHARP, "ToList", 0, 0, Does::Copied),
    (CSHARP, "ToArray", 0, 0, Does::Copied),
    (PYTHON, "sort", 0, 0, Does::Mingle),
    (JAVA, "get", 1, 1, Does::Get),
    (JAVA, "getOrDefault", 2, 2, Does::Get),
    (JAVA, "put", 2, 2, Does::Put),
    (JAVA, "putIfAbsent", 2, 2, Does::PutNew),
    (JAVA, "remove", 1, 1, Does::Remove),
    (JAVA, "clear", 0, 0, Does::Clear),
    (JAVA, "setLength", 1, 1, Does::Clear),
    (JAVA, "add", 1, 1, Does::PushBack),
    (JAVA, "addLast", 1, 1, Does::PushBack),
    (JAVA, "offer", 1, 1, Does::PushBack),
    (JAVA, "push", 1, 1, Does::PushFront),
    (JAVA, "addFirst", 1, 1, Does::PushFront),
    (JAVA, "pop", 0, 0, Does::PopFront),
    (JAVA, "poll", 0, 0, Does::PopFront),
    (JAVA, "pollFirst", 0, 0, Does::PopFront),
    (JAVA, "removeFirst", 0, 0, Does::PopFront),
    (JAVA, "pollLast", 0, 0, Does::PopBack),
    (JAVA, "removeLast", 0, 0, Does::PopBack),
    (JAVA, "subList", 2, 2, Does::Slice),
    (JAVA, "offerLast", 1, 1, Does::PushBack),
    (JAVA, "put", 1, 1, Does::PushBack),
    (JAVA, "offerFirst", 1, 1, Does::PushFront),
    (JAVA, "take", 0, 0, Does::PopFront),
    (JAVA, "remove", 0, 0, Does::PopFront),
    (JAVA, "peek", 0, 0, Does::First),
    (JAVA, "peekFirst", 0, 0, Does::First),
    (JAVA, "element", 0, 0, Does::First),
    (JAVA, "firstElement", 0, 0, Does::First),
    (JAVA, "peekLast", 0, 0, Does::Last),
    (JAVA, "lastElement", 0, 0, Does::Last),
    (JAVA, "skip", 1, 1, Does::Skip),
    (JAVA, "limit", 1, 1, Does::Take),
    (JAVA, "findFirst", 0, 0, Does::First),
    (JAVA, "distinct", 0, 0, Does::Itself),
    (JAVA, "parallel", 0, 0, Does::Itself),
    (JAVA, "boxed", 0, 0, Does::Itself),
    (JAVA, "clone", 0, 0, Does::Itself),
    (JAVA, "reversed", 0, 0, Does::Mingle),
    (JAVA, "keySet", 0, 0, Does::Keys),
    (JAVA, "values", 0, 0, Does::Values),
    (JAVA, "entrySet", 0, 0, Does::Items),
    (RUBY, "fetch", 1, 2, Does::Get),
    (RUBY, "store", 2, 2, Does::Put),
    (RUBY, "delete", 1, 1, Does::Remove),
    (RUBY, "delete_at", 1, 1, Does::RemoveAt),
    (RUBY, "clear", 0, 0, Does::Clear),
    (RUBY, "push", 1, 1, Does::PushBack),
    (RUBY, "unshift", 1, 1, Does::PushFront),
    (RUBY, "pop", 0, 0, Does::PopBack),
    (RUBY, "shift", 0, 0, Does::PopFront),
    (RUBY, "first", 0, 0, Does::First),
    (RUBY, "last", 0, 0, Does::Last),
    (RUBY, "keys", 0, 0, Does::Keys),
    (RUBY, "values", 0, 0, Does::Values),
    (RUBY, "merge", 1, 1, Does::Merged),
    (RUBY, "reverse!", 0, 0, Does::Mingle),
    (CSHARP, "Add", 2, 2, Does::Put),
    (CSHARP, "Add", 1, 1, Does::PushBack),
    (CSHARP, "Enqueue", 1, 1, Does::PushBack),
    (CSHARP, "Push", 1, 1, Does::PushBack),
    (CSHARP, "Pop", 0, 0, Does::PopBack),
    (CSHARP, "Dequeue", 0, 0, Does::PopFront),
    (CSHARP, "Clear", 0, 0, Does::Clear),
    (CSHARP, "RemoveAt", 1, 1, Does::RemoveAt),
    (CSHARP, "Skip", 1, 1, Does::Skip),
    (CSHARP, "Take", 1, 1, Does::Take),
    (CSHARP, "First", 0, 0, Does::First),
    (CSHARP, "Last", 0, 0, Does::Last),
    (CSHARP, "ElementAt", 1, 1, Does::Get),
    (PHP, "push", 1, 1, Does::PushBack),
    (PHP, "pop", 0, 0, Does::PopBack),
    (PHP, "enqueue", 1, 1, Does::PushBack),
    (PHP, "dequeue", 0, 0, Does::PopFront),
    (GO, "PushBack", 1, 1, Does::PushBack),
    (GO, "PushFront", 1, 1, Does::PushFront),
    (GO, "Front", 0, 0, Does::First),
    (GO, "Back", 0, 0, Does::Last),
    (GO, "Remove", 1, 1, Does::RemoveItem),
    (GO, "Reset", 0, 0, Does::Clear),
    (GO, "Load", 1, 1, Does::Get),
    (GO, "Store", 2, 2, Does::Put),
    (GO, "Delete", 1, 1, Does::Remove),
    (RUBY, "push", 2, 9, Does::PushBack),
    (RUBY, "append", 1, 9, Does::PushBack),
    (RUBY, "unshift", 2, 9, Does::PushFront),
    (RUBY, "first", 1, 1, Does::Take),
    (RUBY, "take", 1, 1, Does::Take),
    (RUBY, "drop", 1, 1, Does::Skip),
    (RUBY, "last", 1, 1, Does::TakeLast),
    (RUBY, "reverse", 0, 0, Does::Reversed),
    (RUBY, "sort", 0, 0, Does::Some),
    (RUBY, "shuffle", 0, 0, Does::Some),
    (RUBY, "rotate", 0, 1, Does::Some),
    (RUBY, "uniq", 0, 0, Does::Some),
    (RUBY, "compact", 0, 0, Does::Some),
    (RUBY, "sort!", 0, 0, Does::Mingle),
    (RUBY, "shuffle!", 0, 0, Does::Mingle),
    (RUBY, "rotate!", 0, 1, Does::Mingle),
    (RUBY, "uniq!", 0, 0, Does::Mingle),
    (RUBY, "compact!", 0, 0, Does::Mingle),
    (RUBY, "flatten", 0, 1, Does::Flat),
    (RUBY, "sample", 0, 0, Does::Element),
    (RUBY, "min", 0, 0, Does::Element),
    (RUBY, "max", 0, 0, Does::Element),
    (RUBY, "to_a", 0, 0, Does::Pairs),
    (RUBY, "entries", 0, 0, Does::Pairs),
    (RUBY, "to_h", 0, 0, Does::FromPairs),
    (RUBY, "zip", 1, 5, Does::Zipped),
    (RUBY, "each_slice", 1, 1, Does::Chunked),
    (RUBY, "each_with_index", 0, 0, Does::Numbered),
    (RUBY, "with_index", 0, 1, Does::Numbered),
    (RUBY, "invert", 0, 0, Does::Inverted),
    (RUBY, "tally", 0, 0, Does::Tallied),
    (RUBY, "merge", 2, 9, Does::Merged),
    (RUBY, "merge!", 1, 9, Does::MergedInto),
    (RUBY, "update", 1, 9, Does::MergedInto),
    (RUBY, "reverse_merge", 1, 1, Does::Fallback),
    (RUBY, "with_defaults", 1, 1, Does::Fallback),
    (RUBY, "fetch_values", 1, 9, Does::ValuesAt),
    (RUBY, "values_at", 1, 9, Does::ValuesAt),
    (RUBY, "at", 1, 1, Does::Get),
    (RUBY, "fill", 1, 1, Does::Filled),
    (RUBY, "lazy", 0, 0, Does::Itself),
    (RUBY, "force", 0, 0, Does::Itself),
    (RUBY, "to_set", 0, 0, Does::Some),
    (RUBY, "include?", 1, 1, Does::Nothing),
    (RUBY, "member?", 1, 1, Does::Nothing),
    (RUBY, "key?", 1, 1, Does::Nothing),
    (RUBY, "has_key?", 1, 1, Does::Nothing),
    (RUBY, "value?", 1, 1, Does::Nothing),
    (RUBY, "has_value?", 1, 1, Does::Nothing),
    (RUBY, "empty?", 0, 0, Does::Nothing),
    (RUBY, "any?", 0, 0, Does::Nothing),
    (RUBY, "size", 0, 0, Does::Nothing),
    (RUBY, "length", 0, 0, Does::Nothing),
    (RUBY, "count", 0, 1, Does::Nothing),
    (CSHARP, "AddRange", 1, 1, Does::Extended),
    (CSHARP, "UnionWith", 1, 1, Does::Extended),
    (CSHARP, "InsertRange", 2, 2, Does::InsertAll),
    (CSHARP, "RemoveRange", 2, 2, Does::RemoveRange),
    (CSHARP, "GetRange", 2, 2, Does::Range),
    (CSHARP, "AddLast", 1, 1, Does::PushBack),
    (CSHARP, "AddFirst", 1, 1, Does::PushFront),
    (CSHARP, "RemoveFirst", 0, 0, Does::PopFront),
    (CSHARP, "RemoveLast", 0, 0, Does::PopBack),
    (CSHARP, "Reverse", 0, 0, Does::Reversed),
    (CSHARP, "Order", 0, 0, Does::Some),
    (CSHARP, "OrderDescending", 0, 0, Does::Some),
    (CSHARP, "Distinct", 0, 1, Does::Some),
    (CSHARP, "ToHashSet", 0, 1, Does::Some),
    (CSHARP, "Except", 1, 1, Does::Some),
    (CSHARP, "Intersect", 1, 1, Does::Some),
    (CSHARP, "Sort", 0, 0, Does::Mingle),
    (CSHARP, "Concat", 1, 1, Does::Concat),
    (CSHARP, "Union", 1, 1, Does::Concat),
    (CSHARP, "Zip", 1, 2, Does::Zipped),
    (CSHARP, "Chunk", 1, 1, Does::Chunked),
    (CSHARP, "SkipLast", 1, 1, Does::DropLast),
    (CSHARP, "TakeLast", 1, 1, Does::TakeLast),
    (CSHARP, "FirstOrDefault", 0, 0, Does::First),
    (CSHARP, "LastOrDefault", 0, 0, Does::Last),
    (CSHARP, "Single", 0, 0, Does::First),
    (CSHARP, "SingleOrDefault", 0, 0, Does::First),
    (CSHARP, "ElementAtOrDefault", 1, 1, Does::Get),
    (CSHARP, "Peek", 0, 0, Does::Element),
    (CSHARP, "Max", 0, 0, Does::Element),
    (CSHARP, "Min", 0, 0, Does::Element),
    (CSHARP, "AsEnumerable", 0, 0, Does::Itself),
    (CSHARP, "AsReadOnly", 0, 0, Does::Itself),
    (CSHARP, "ToImmutableList", 0, 0, Does::Itself),
    (CSHARP, "ToImmutableArray", 0, 0, Does::Itself),
    (CSHARP, "ConfigureAwait", 1, 1, Does::Itself),
    (CSHARP, "AsTask", 0, 0, Does::Itself),
    (CSHARP, "GetAwaiter", 0, 0, Does::Itself),
    (CSHARP, "GetResult", 0, 0, Does::Itself),
    (CSHARP, "Contains", 1, 1, Does::Nothing),
    (CSHARP, "ContainsKey", 1, 1, Does::Nothing),
    (CSHARP, "ContainsValue", 1, 1, Does::Nothing),
    (CSHARP, "IndexOf", 1, 1, Does::Nothing),
    (CSHARP, "SequenceEqual", 1, 1, Does::Nothing),
    (CSHARP, "Any", 0, 0, Does::Nothing),
    (CSHARP, "Count", 0, 0, Does::Nothing),
    (PHP, "getArrayCopy", 0, 0, Does::Itself),
    (PHP, "top", 0, 0, Does::Last),
    (PHP, "shift", 0, 0, Does::PopFront),
    (PHP, "unshift", 1, 1, Does::PushFront),
    (PHP, "offsetGet", 1, 1, Does::Get),
    (PHP, "offsetSet", 2, 2, Does::Put),
    (PHP, "offsetUnset", 1, 1, Does::Remove),
    (PHP, "offsetExists", 1, 1, Does::Nothing),
    (PHP, "toArray", 0, 0, Does::Itself),
    (CSHARP, "GetValueOrDefault", 1, 2, Does::Get),
    (CSHARP, "TryAdd", 2, 2, Does::PutNew),
    (KOTLIN, "get", 1, 1, Does::Get),
    (KOTLIN, "getValue", 1, 1, Does::Get),
    (KOTLIN, "getOrDefault", 2, 2, Does::Get),
    (KOTLIN, "getOrElse", 2, 2, Does::GetOrCall),
    (KOTLIN, "put", 2, 2, Does::Put),
    (KOTLIN, "set", 2, 2, Does::SetAt),
    (KOTLIN, "putIfAbsent", 2, 2, Does::PutNew),
    (KOTLIN, "remove", 1, 1, Does::Remove),
    (KOTLIN, "clear", 0, 0, Does::Clear),
    (SCALA, "get", 1, 1, Does::Get),
    (SCALA, "getOrElse", 2, 2, Does::Get),
    (SCALA, "put", 2, 2, Does::Put),
    (SCALA, "update", 2, 2, Does::SetAt),
    (SCALA, "remove", 1, 1, Does::Remove),
    (SCALA, "clear", 0, 0, Does::Clear),
];

/// Functions on containers.
const FUNCTIONS: &[(&[&str], &str, usize, usize, Does)] = &[
    (PYTHON, "list", 1, 1, Does::Elements),
    (PYTHON, "tuple", 1, 1, Does::Elements),
    (PYTHON, "set", 1, 1, Does::Elements),
    (PYTHON, "frozenset", 1, 1, Does::Elements),
    (PYTHON, "iter", 1, 1, Does::Elements),
    (PYTHON, "sorted", 1, 1, Does::Elements),
    (PYTHON, "reversed", 1, 1, Does::Reversed),
    (PYTHON, "dict", 1, 1, Does::FromPairs),
    (SCRIPT, "structuredClone", 1, 1, Does::Deep),
    (GO, "clear", 1, 1, Does::Clear),
    (GO, "append", 2, 9, Does::Appended),
    (GO, "delete", 2, 2, Does::Remove),
    (PHP, "array_pop", 1, 1, Does::PopBack),
    (PHP, "array_shift", 1, 1, Does::PopFront),
    (PHP, "array_push", 2, 2, Does::PushBack),
    (PHP, "array_unshift", 2, 2, Does::PushFront),
    (PHP, "array_keys", 1, 1, Does::Keys),
    (PHP, "array_values", 1, 1, Does::Values),
    (PHP, "array_merge", 2, 9, Does::Merged),
    (PHP, "end", 1, 1, Does::Last),
    (PHP, "sort", 1, 1, Does::Mingle),
    (PHP, "shuffle", 1, 1, Does::Mingle),
    (PHP, "array_push", 3, 9, Does::PushBack),
    (PHP, "array_unshift", 3, 9, Does::PushFront),
    (PHP, "array_merge", 1, 1, Does::Itself),
    (PHP, "array_merge_recursive", 2, 9, Does::Concat),
    (PHP, "array_replace", 2, 9, Does::Merged),
    (PHP, "array_replace_recursive", 2, 9, Does::Merged),
    (PHP, "array_splice", 2, 4, Does::SpliceIn),
    (PHP, "array_reverse", 1, 2, Does::Reversed),
    (PHP, "array_unique", 1, 2, Does::Itself),
    (PHP, "array_diff", 2, 9, Does::Itself),
    (PHP, "array_diff_assoc", 2, 9, Does::Itself),
    (PHP, "array_intersect", 2, 9, Does::Itself),
    (PHP, "array_intersect_assoc", 2, 9, Does::Itself),
    (PHP, "array_diff_key", 2, 2, Does::WithoutKeysOf),
    (PHP, "array_intersect_key", 2, 2, Does::OnlyKeysOf),
    (PHP, "array_flip", 1, 1, Does::Inverted),
    (PHP, "array_combine", 2, 2, Does::Combined),
    (PHP, "array_fill_keys", 2, 2, Does::FilledKeys),
    (PHP, "array_chunk", 2, 2, Does::Chunked),
    (PHP, "array_count_values", 1, 1, Does::Tallied),
    (PHP, "array_key_first", 1, 1, Does::OneKey),
    (PHP, "array_key_last", 1, 1, Does::OneKey),
    (PHP, "array_rand", 1, 1, Does::OneKey),
    (PHP, "key", 1, 1, Does::OneKey),
    (PHP, "reset", 1, 1, Does::First),
    (PHP, "current", 1, 1, Does::Element),
    (PHP, "next", 1, 1, Does::Element),
    (PHP, "prev", 1, 1, Does::Element),
    (PHP, "max", 1, 1, Does::Element),
    (PHP, "min", 1, 1, Does::Element),
    (PHP, "count", 1, 2, Does::Nothing),
    (PHP, "sizeof", 1, 1, Does::Nothing),
    (PHP, "strlen", 1, 1, Does::Nothing),
    (PHP, "mb_strlen", 1, 2, Does::Nothing),
    (PHP, "array_key_exists", 2, 2, Does::Nothing),
    (PHP, "in_array", 2, 3, Does::Nothing),
    (PHP, "array_is_list", 1, 1, Does::Nothing),
    (PHP, "is_array", 1, 1, Does::Nothing),
    (PHP, "is_string", 1, 1, Does::Nothing),
    (PHP, "is_null", 1, 1, Does::Nothing),
    (PHP, "iterator_to_array", 1, 2, Does::Itself),
    (PHP, "rsort", 1, 2, Does::Mingle),
    (PHP, "asort", 1, 2, Does::Nothing),
    (PHP, "arsort", 1, 2, Does::Nothing),
    (PHP, "ksort", 1, 2, Does::Nothing),
    (PHP, "krsort", 1, 2, Does::Nothing),
];

/// Functions that stand in an object, which is no container: `Object.keys(x)`.
const STATIC: &[(&[&str], &str, &str, Does)] = &[
    (SCRIPT, "Promise", "all", Does::Itself),
    (SCRIPT, "Object", "freeze", Does::Same),
    (SCRIPT, "Object", "seal", Does::Same),
    (SCRIPT, "Object", "preventExtensions", Does::Same),
    (SCRIPT, "Array", "from", Does::Elements),
    (SCRIPT, "Array", "of", Does::Listed),
    (SCRIPT, "Object", "fromEntries", Does::FromPairs),
    (SCRIPT, "Promise", "race", Does::First),
    (SCRIPT, "Promise", "any", Does::First),
    (PYTHON, "copy", "copy", Does::Itself),
    (PYTHON, "copy", "deepcopy", Does::Deep),
    (PYTHON, "dict", "fromkeys", Does::Keyed),
    (PYTHON, "asyncio", "gather", Does::Listed),
    (JAVA, "List", "of", Does::Listed),
    (JAVA, "Map", "of", Does::Mapped),
    (JAVA, "Arrays", "asList", Does::Listed),
    (JAVA, "Stream", "of", Does::Listed),
    (CSHARP, "Task", "WhenAll", Does::Listed),
    (SCRIPT, "Object", "keys", Does::Keys),
    (SCRIPT, "Object", "values", Does::Values),
    (SCRIPT, "Object", "entries", Does::Items),
];

/// What a function does to a container.
pub(crate) fn does(language: &str, name: &str, args: usize, method: bool) -> Option<Does> {
    let table = if method { METHODS } else { FUNCTIONS };
    table.iter().find(|(l, n, from, to, _)| *n == name && (*from..=*to).contains(&args) && l.contains(&language)).map(|t| t.4)
}

/// Whether a method of a name changes the container that it is called on.
pub(crate) fn changes(language: &str, name: &str) -> bool {
    let reads = |d: &Does| {
        matches!(d, Does::Get | Does::GetOrCall | Does::First | Does::Last | Does::Slice | Does::Skip | Does::Take)
            || matches!(d, Does::Keys | Does::Values | Does::Items | Does::Itself | Does::Flat | Does::Elements)
            || matches!(
                d,
                Does::Some | Does::Reversed | Does::Element | Does::OneKey | Does::Nothing | Does::Pairs | Does::FromPairs | Does::Copied
            )
            || matches!(d, Does::Tallied | Does::ValuesAt | Does::Inverted | Does::Chunked | Does::TakeLast | Does::DropLast | Does::Range)
    };
    METHODS.iter().any(|(l, n, _, _, does)| *n == name && l.contains(&language) && !reads(does))
}

/// The same for functions that stand in an object.
pub(crate) fn does_static(language: &str, object: &str, name: &str) -> Option<Does> {
    STATIC.iter().find(|(l, o, n, _)| *o == object && *n == name && l.contains(&language)).map(|t| t.3)
}

/// Arguments that decide what is done and do not get into what a function gives: languages, name, number.
const ASIDE: &[(&[&str], &str, usize)] = &[(GO, "ReplaceAll", 1), (GO, "Replace", 1), (PHP, "str_replace", 0), (PHP, "str_ireplace", 0)];

/// Which argument of a function does not get into what it gives.
pub(crate) fn aside(language: &str, name: &str) -> Option<usize> {
    ASIDE.iter().find(|(l, n, _)| *n == name && l.contains(&language)).map(|a| a.2)
}

/// Functions that put their arguments into a text: languages, name, and whether the places are written in braces.
const FORMATS: &[(&[&str], &str, bool)] =
    &[(PYTHON, "format", true), (CSHARP, "Format", true), (JAVA, "format", false), (PHP, "sprintf", false)];

/// Whether a function puts its arguments into a text, in places written in braces.
pub(crate) fn formats(language: &str, name: &str) -> Option<bool> {
    FORMATS.iter().find(|(l, n, _)| *n == name && l.contains(&language)).map(|f| f.2)
}

/// The numbers of the arguments that a text has places for, from 0; none where a place does not say
/// its number.
pub(crate) fn places(text: &str, braces: bool) -> Option<Vec<usize>> {
    let mut out = Vec::new();
    let text = text.replace(if braces { "{{" } else { "%%" }, "");
    for rest in text.split(if braces { '{' } else { '%' }).skip(1) {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let number: usize = digits.parse().ok()?;
        let next = rest[digits.len()..].chars().next();
        if braces && matches!(next, Some('}' | ':' | ',' | '!')) {
            out.push(number);
        } else if !braces && next == Some('$') {
            out.push(number.checked_sub(1)?);
        } else {
            return None;
        }
    }
    Some(out)
}

/// Methods that give the object that they add to.
const CHAINED: &[&str] = &["append", "insert", "Append", "AppendLine", "Insert"];

/// Whether a method gives the object that it adds to.
pub(crate) fn is_chained(name: &str) -> bool {
    CHAINED.contains(&name)
}

/// Classes of which a new object is an empty list.
const LISTS: &[(&[&str], &[&str])] = &[
    (
        JAVA,
        &[
            "ArrayList",
            "LinkedList",
            "ArrayDeque",
            "HashSet",
            "LinkedHashSet",
            "Vector",
            "CopyOnWriteArrayList",
            "ConcurrentLinkedQueue",
            "ConcurrentLinkedDeque",
            "LinkedBlockingQueue",
            "LinkedBlockingDeque",
            "LinkedTransferQueue",
        ],
    ),
    (PYTHON, &["list", "deque"]),
    (SCRIPT, &["Array"]),
    (CSHARP, &["List", "LinkedList", "Queue", "Stack", "ConcurrentQueue", "ConcurrentStack", "ConcurrentBag", "ArrayList"]),
    (PHP, &["SplStack", "SplQueue", "SplDoublyLinkedList", "ArrayObject", "ArrayIterator"]),
];

/// Whether a new object of a class is an empty list where nothing is said of what is in it.
pub(crate) fn is_list(language: &str, name: &str) -> bool {
    LISTS.iter().any(|(l, names)| l.contains(&language) && names.contains(&name))
}

/// Classes of which a new object is an empty mapping.
const MAPPINGS: &[(&[&str], &[&str])] = &[
    (
        JAVA,
        &[
            "HashMap",
            "TreeMap",
            "LinkedHashMap",
            "ConcurrentHashMap",
            "Hashtable",
            "WeakHashMap",
            "IdentityHashMap",
            "ConcurrentSkipListMap",
        ],
    ),
    (CSHARP, &["Dictionary", "SortedDictionary", "SortedList", "ConcurrentDictionary", "Hashtable"]),
    (SCRIPT, &["Map"]),
];

/// Whether a new object of a class is an empty mapping where nothing is said of what is in it.
pub(crate) fn is_mapping(language: &str, name: &str) -> bool {
    MAPPINGS.iter().any(|(l, names)| l.contains(&language) && names.contains(&name.split('<').next().unwrap_or(name)))
}

/// The fields of exceptions of libraries, in the order in which they are given.
pub(crate) fn exception(language: &str) -> &'static [&'static str] {
    match language {
        "csharp" => &["Message", "InnerException"],
        "java" => &["message", "cause"],
        "ruby" => &["message"],
        "php" => &["message", "code", "previous"],
        _ => &[],
    }
}

/// Classes of libraries whose constructor's arguments become their fields.
const RECORDS: &[(&[&str], &str, &[&str])] = &[
    (CSHARP, "KeyValuePair", &["Key", "Value"]),
    (JAVA, "SimpleEntry", &["key", "value"]),
    (JAVA, "AbstractMap.SimpleEntry", &["key", "value"]),
];

/// The fields that the arguments of a constructor of a library become.
pub(crate) fn record(language: &str, name: &str, args: usize) -> &'static [&'static str] {
    let name = name.split('<').next().unwrap_or(name);
    // One argument may be the message or what caused it.
    if (args > 1 || language == "php") && (name.ends_with("Exception") || name.ends_with("Error")) {
        return exception(language);
    }
    RECORDS.iter().find(|(l, n, _)| *n == name && l.contains(&language)).map_or(&[], |r| r.2)
}
