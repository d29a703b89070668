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

/// Runs on the pool that answers keystrokes, which no scan of many files keeps busy.
pub(crate) fn interactive<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    static POOL: OnceLock<Option<Arc<ThreadPool>>> = OnceLock::new();
    match POOL.get_or_init(|| build("ql-edit", 2)) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}
