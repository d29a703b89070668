//! The intermediate language: a function as a graph of blocks of small operations. One form for every
//! language, lowered from the generic tree.
//!
//! Each operation gives one value and remembers the node it came from: what a rule's patterns match
//! are ranges of text, and an operation takes part where its node lies in one.

use ql_syntax::consts::Const;
use ql_syntax::gast::{NodeRef, Sym};
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::Arc;

/// Index of an operation; also names its value.
pub(crate) type OpId = u32;
/// Index of a block.
pub(crate) type BlockId = u32;
/// Index of a unit (a function, a class's initialisers, the top level) in its file.
pub(crate) type UnitId = u32;
/// A variable: a hash of the scope that declares it and its name, the same in every unit.
pub(crate) type Var = u64;

/// One step of an access path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Proj {
    /// A field, or an entry under a constant key.
    Field(Sym),
    /// An element at a constant place.
    At(i64),
    /// Some element.
    Any,
    /// What a function that is a value keeps of a variable of the place where it was made.
    Held(Var),
    /// Some key.
    Key,
    /// The elements from a place on.
    From(i64),
    /// What a loop of Python goes through: of a mapping some key, otherwise some element.
    Each,
    /// What a loop of JavaScript goes through: of a mapping a key with its value, otherwise some element.
    Entry,
    /// No part: how many elements there are in front, [`MAPPING`] in what has keys of its own.
    Size(i64),
}

/// The size of what has keys of its own.
pub(crate) const MAPPING: i64 = -1;

/// Operands of an operation.
pub(crate) type Operands = SmallVec<[OpId; 4]>;

/// What an assignment writes to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) var: Var,
    pub(crate) path: SmallVec<[Proj; 2]>,
}

/// Which kind of plain value a declared type promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plain {
    Number,
    Truth,
}

/// What is known of a value that a unit gets in one of its calls.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Known {
    Null,
    Truth(bool),
    Int(i128),
    Text(Arc<str>),
    Symbol(Arc<str>),
    /// An object made as one of this class.
    Class(Sym),
    /// Something, so that what a parameter has otherwise does not count.
    Passed,
    /// A list of so many elements, with what is known of them.
    List(Arc<[Option<Known>]>),
    /// A mapping or a record with these keys, and what is known of what is under them.
    Entries(Arc<[(Proj, Option<Known>)]>),
    /// This function.
    Function(UnitId),
}

impl Known {
    /// A constant, if it is one that can be told from others.
    pub(crate) fn of(value: Const) -> Option<Known> {
        Some(match value {
            Const::Null => Known::Null,
            Const::Bool(b) => Known::Truth(b),
            Const::Int(i) => Known::Int(i),
            Const::Str(s) => Known::Text(s),
            Const::Symbol(s) => Known::Symbol(s),
            Const::SomeStr | Const::Float(_) => return None,
        })
    }

    /// The constant that it is.
    pub(crate) fn value(&self) -> Option<Const> {
        Some(match self {
            Known::Null => Const::Null,
            Known::Truth(b) => Const::Bool(*b),
            Known::Int(i) => Const::Int(*i),
            Known::Text(s) => Const::Str(s.clone()),
            Known::Symbol(s) => Const::Symbol(s.clone()),
            Known::Class(_) | Known::Passed | Known::List(_) | Known::Entries(_) | Known::Function(_) => return None,
        })
    }
}

/// The number that stands for the object itself among the parameters.
pub(crate) const OF_THIS: u16 = u16::MAX;

/// What is known of what a unit gets in some of its calls: by parameter, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Context(pub(crate) Vec<(u16, Known)>);

impl Context {
    pub(crate) fn get(&self, number: u16) -> Option<&Known> {
        self.0.iter().find(|(n, _)| *n == number).map(|(_, known)| known)
    }
}

/// A call.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// What is called, as a value.
    pub(crate) callee: OpId,
    /// The object of a method call.
    pub(crate) receiver: Option<OpId>,
    /// The last name of what is called; 0 if it has none.
    pub(crate) name: Sym,
    /// It puts its arguments into its object.
    pub(crate) puts: bool,
    /// What it passes on to functions it is given.
    pub(crate) gives: Option<super::models::Given>,
    /// It runs the method of a class above.
    pub(crate) above: bool,
    /// What it runs does not depend on the class of its object.
    pub(crate) fixed: bool,
    /// Several methods of the file have its name.
    pub(crate) many: bool,
    /// What it gives of a mapping are keys with their values.
    pub(crate) pairs: bool,
    /// It passes the place of an element after it.
    pub(crate) numbers: bool,
    /// What comes back of what it is given and calls.
    pub(crate) back: Option<super::models::Back>,
    /// It calls the method of this name of what it goes through; and what that does to a container.
    pub(crate) by_name: Option<(Sym, Option<super::models::Does>)>,
    /// It makes a generator or a fiber go on.
    pub(crate) resumes: Option<super::models::Resume>,
    /// What it does to a container.
    pub(crate) does: Option<super::models::Does>,
    /// The container is its first argument.
    pub(crate) on_first: bool,
    /// What it is given it makes texts of.
    pub(crate) texts: bool,
    /// It makes an empty list.
    pub(crate) empty: bool,
    /// It makes an empty mapping.
    pub(crate) mapping: bool,
    /// The steps of access paths that its arguments stand for as keys.
    pub(crate) keys: SmallVec<[Proj; 2]>,
    /// Its name is one of methods that everything has.
    pub(crate) common: bool,
    /// It calls its object.
    pub(crate) invokes: bool,
    /// The arguments in order, with the name of a keyword argument.
    pub(crate) args: SmallVec<[(OpId, Sym); 4]>,
    /// Units of the same file that it calls.
    pub(crate) targets: SmallVec<[UnitId; 2]>,
    /// Whether no other function can be meant.
    pub(crate) sure: bool,
    /// It makes an object.
    pub(crate) makes: bool,
    /// The fields that the arguments become, in order, where nothing else is said of how an object is made.
    pub(crate) fields: SmallVec<[Sym; 4]>,
    /// The class on which it is called, or that its object is made as.
    pub(crate) on_class: Option<Sym>,
    /// It is an access to a field for which there may be a method.
    pub(crate) accesses: bool,
    /// A getter (or, with `true`, a setter) of this field by its name.
    pub(crate) accessor: Option<(bool, Sym)>,
}

/// What an operation does.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// A literal: nothing flows out of it.
    Const,
    /// The value of a variable.
    Read(Var),
    /// A field of a value.
    Field(OpId, Sym),
    /// An element of a value: object, index, and which if it is known.
    Index(OpId, OpId, Proj),
    /// A piece of a value that has no index of its own in the source (iteration, destructuring).
    Part(OpId, Proj),
    /// The same value in another form (a cast, `await`).
    Copy(OpId),
    /// A value made of others (an operator, a text with holes).
    Mix(Operands),
    /// A truth value made of others by comparison.
    Compare(Operands),
    /// One of several values.
    Choose(Operands),
    /// A value with parts; an entry without a place is spread into it.
    Object(Vec<(Option<Proj>, OpId)>),
    /// A call.
    Call(Box<Call>),
    /// An assignment; its value is what is assigned. `true` keeps what was there.
    Write(Place, OpId, bool),
    /// What is at a place becomes this, for all that share it.
    Change(Place, OpId),
    /// What the caller passes as the parameter with this number.
    Argument(u16),
    /// A function as a value, made here.
    Closure(UnitId),
    /// A function of the file by its name.
    Function(UnitId),
    /// Leaves the function with this value.
    Leave(OpId),
}

/// An operation.
#[derive(Clone, Debug)]
pub(crate) struct Op {
    pub(crate) act: Act,
    /// The node it came from.
    pub(crate) at: NodeRef,
    /// What the declared type of the value promises.
    pub(crate) plain: Option<Plain>,
}

/// A way from one block to another.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) to: BlockId,
    /// Taken only where this value is true (or false).
    pub(crate) when: Option<(OpId, bool)>,
}

/// Operations that run one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub(crate) ops: Vec<OpId>,
    pub(crate) next: SmallVec<[Edge; 2]>,
    /// Where an exception goes.
    pub(crate) unwind: Option<BlockId>,
    /// The way out of the function.
    pub(crate) last: bool,
}

/// A parameter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameter {
    pub(crate) name: Sym,
    /// The name without what marks it as one.
    pub(crate) plain_name: Sym,
    /// It takes all other arguments that stand in order, or all other ones with names.
    pub(crate) rest: bool,
    /// It takes those with names.
    pub(crate) keywords: bool,
    /// It is a variable of the caller under another name.
    pub(crate) by_reference: bool,
    /// It is a copy: what is done to it is not seen outside.
    pub(crate) by_copy: bool,
    /// The parts of a copy that are not copied with it.
    pub(crate) kept: SmallVec<[Sym; 2]>,
    /// What it is where nothing is passed.
    pub(crate) default: Option<NodeRef>,
}

/// A function as a graph.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    pub(crate) ops: Vec<Op>,
    pub(crate) blocks: Vec<Block>,
    /// Blocks in reverse postorder; what is not in it cannot be reached.
    pub(crate) order: Vec<BlockId>,
    /// Block of each operation.
    pub(crate) home: Vec<BlockId>,
    /// Blocks that use a value of a block, beside the ones that follow it.
    pub(crate) uses: Vec<SmallVec<[BlockId; 2]>>,
    pub(crate) params: Vec<Parameter>,
    /// The variable that stands for the object itself where it is a parameter.
    pub(crate) this: Option<Var>,
    /// Variables declared elsewhere that are used here.
    pub(crate) free: rustc_hash::FxHashSet<Var>,
    /// Variables declared here.
    pub(crate) owned: rustc_hash::FxHashSet<Var>,
    /// Parameter number of the variables that hold parameters.
    pub(crate) param_vars: Vec<(Var, u16)>,
    /// Bytes of every operation, and of every place written to (`true`), by start, then widest first.
    pub(crate) places: Vec<(Range<usize>, OpId, bool)>,
    /// The places of what can be written.
    pub(crate) lvalues: rustc_hash::FxHashMap<OpId, Place>,
    /// Written-out containers of which it is known how many elements they have, as in [`Proj::Size`].
    pub(crate) sized: rustc_hash::FxHashMap<OpId, i64>,
    /// Elements that a loop goes through, with what they are one of.
    pub(crate) elements: rustc_hash::FxHashMap<OpId, Place>,
    /// Assignments that make a variable another name of one of several elements.
    pub(crate) element_names: rustc_hash::FxHashMap<OpId, Place>,
    /// Assignments of PHP to variables that hold objects.
    pub(crate) handles: rustc_hash::FxHashSet<OpId>,
    /// Variables for what calls give that is looked into at once.
    pub(crate) results: rustc_hash::FxHashMap<OpId, Var>,
    /// Assignments that make a second name of one object, which is the second operation's place.
    pub(crate) shares: rustc_hash::FxHashMap<OpId, OpId>,
    /// Functions made here that are called here and nowhere else.
    pub(crate) contained: rustc_hash::FxHashSet<OpId>,
    /// Operations that give what is not copied, among the fields of a new structure.
    pub(crate) pointers: rustc_hash::FxHashSet<OpId>,
    /// It gives values one after another.
    pub(crate) yields: bool,
    /// Conditions that are a variable which has one value for as long as the unit runs.
    pub(crate) flags: rustc_hash::FxHashMap<OpId, Var>,
    /// The block through which exceptions leave.
    pub(crate) raised: BlockId,
    /// No other function stands for it, and it hands out nothing before it ends.
    pub(crate) alone: bool,
    /// Some way through it ends in an exception that is written there.
    pub(crate) throws: bool,
    /// Bytes outside of the unit that some of its operations came from.
    pub(crate) elsewhere: Vec<Range<usize>>,
    /// Functions that are made here and not used where they are made.
    pub(crate) idle: rustc_hash::FxHashSet<OpId>,
    /// It was too large to be lowered wholly.
    pub(crate) cut: bool,
    /// Variables that are copies of ones around it, made where the function is made.
    pub(crate) copied: Vec<(Var, Var)>,
    /// Operations that end in no exception: what makes one that is thrown.
    pub(crate) calm: rustc_hash::FxHashSet<OpId>,
    /// Units it calls or makes.
    pub(crate) mentions: Vec<UnitId>,
    /// Parameters whose constant values decide which way it goes or what it touches.
    pub(crate) by_value: SmallVec<[u16; 4]>,
    /// Parameters whose classes do.
    pub(crate) by_class: SmallVec<[u16; 4]>,
    /// Parameters on which arguments of calls depend.
    pub(crate) passed: rustc_hash::FxHashMap<OpId, SmallVec<[u16; 2]>>,
    /// The object itself is a copy.
    pub(crate) this_by_copy: bool,
    /// Its parts that are not copied with it.
    pub(crate) this_kept: SmallVec<[Sym; 2]>,
    /// Assignments that copy the second operation's place, and the parts that are not copied with it.
    pub(crate) copies: rustc_hash::FxHashMap<OpId, (OpId, SmallVec<[Sym; 2]>)>,
    /// The class of the object itself, in a graph made for a context.
    pub(crate) this_class: Option<Known>,
    /// What is known of operations that are parameters, in a graph made for a context.
    pub(crate) known: rustc_hash::FxHashMap<OpId, Known>,
}

impl Graph {
    /// The place an operation reads, if it reads one.
    pub(crate) fn place_of(&self, op: OpId) -> Option<&Place> {
        self.lvalues.get(&op)
    }
}
