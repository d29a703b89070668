//! Thread pools with stacks that deep trees fit into.

use parking_lot::Mutex;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::{Arc, OnceLock};

const STACK: usize = 64 << 20;

fn build(name: &'static str, threads: usize) -> Option<Arc<ThreadPool>> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).thread_name(move |i| format!("{name}-{i}")).build().ok().map(Arc::new)
}

/// How many threads a scan uses where nothing is said.
pub fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The pool for scans of many files. `None` if threads cannot be had; callers then work on their own.
pub(crate) fn batch(jobs: usize) -> Option<Arc<ThreadPool>> {
    static POOLS: Mutex<Vec<(usize, Arc<ThreadPool>)>> = Mutex::new(Vec::new());
    let jobs = jobs.clamp(1, 256);
    let mut pools = POOLS.lock();
    if let Some((_, pool)) = pools.iter().find(|(n, _)| *n == jobs) {
        return Some(pool.clone());
    }
    let pool = build("ql-scan", jobs)?;
    pools.push((jobs, pool.clone()));
    Some(pool)
}

/// Runs on a thread of its own with a deep stack. Unlike a pool it may be waited for with a lock held:
/// it never takes up other work.
pub(crate) fn deep<R: Send>(work: impl Fn() -> R + Send + Sync) -> R {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("ql-deep".into()).stack_size(STACK).spawn_scoped(scope, &work);
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => work(),
        }
    })
}

/// The pool for reading files, which no scan keeps busy; its stacks are small.
pub(crate) fn reading() -> Option<Arc<ThreadPool>> {
    static POOL: OnceLock<Option<Arc<ThreadPool>>> = OnceLock::new();
    POOL.get_or_init(|| {
        let threads = default_jobs().clamp(1, 16);
        ThreadPoolBuilder::new().num_threads(threads).thread_name(|i| format!("ql-read-{i}")).build().ok().map(Arc::new)
    })
    .clone()
}

/// So many files are looked at by one thread, at once: somebody waits for them.
pub(crate) const FEW: usize = 4;

/// Runs on the pool that answers keystrokes, which no scan of many files keeps busy.
pub(crate) fn interactive<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    static POOL: OnceLock<Option<Arc<ThreadPool>>> = OnceLock::new();
    match POOL.get_or_init(|| build("ql-edit", 2)) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}
