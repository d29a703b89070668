//! One run of an operation for an agent: on a blocking thread, with progress, cancellation, and an
//! answer that is bounded and clean.

use crate::quote;
use ql_engine::operation::{Cancel, Context, Entry, NoProgress, OperationError, Progress, Reply, Surface};
use ql_engine::workspace::Snapshot;
use rmcp::RoleServer;
use rmcp::model::{ProgressNotificationParam, ProgressToken};
use rmcp::service::Peer;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

/// No more than one notification in this time.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// A step of progress on its way to the client.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub done: u64,
    pub total: u64,
    pub message: String,
}

/// A run that was started. Dropping it asks the work to stop.
pub(crate) struct Running {
    join: Option<JoinHandle<Result<Reply, OperationError>>>,
    cancel: Cancel,
    /// Progress, as long as the work goes on.
    pub steps: Option<UnboundedReceiver<Step>>,
}

/// Starts an operation.
pub(crate) fn start(entry: &'static Entry, snapshot: Snapshot, input: Value, format: &'static str, wants_progress: bool) -> Running {
    let cancel = Cancel::new();
    let (progress, steps): (Arc<dyn Progress>, _) = if wants_progress {
        let (sender, steps) = unbounded_channel();
        (Arc::new(Reporter { sender, started: Instant::now(), next: AtomicU64::new(0) }), Some(steps))
    } else {
        (Arc::new(NoProgress), None)
    };
    let cx = Context { snapshot, progress, cancel: cancel.clone(), surface: Surface::Agent };
    let join = tokio::task::spawn_blocking(move || (entry.run)(&cx, input, format));
    Running { join: Some(join), cancel, steps }
}

impl Running {
    /// Asks the work to stop.
    pub(crate) fn cancel(&self) {
        self.cancel.cancel();
    }

    /// The result, once it is there. May be dropped and called again.
    pub(crate) async fn result(&mut self) -> Result<Reply, OperationError> {
        let Some(join) = self.join.as_mut() else {
            return Err(OperationError::Cancelled);
        };
        let result = join.await;
        self.join = None;
        match result {
            Ok(result) => result,
            Err(error) if error.is_cancelled() => Err(OperationError::Cancelled),
            // One run must not take the server with it; the panic's own message is on standard error.
            Err(_) => Err(OperationError::Failed("the operation broke; this is a bug in QuantumLayer, please report it".into())),
        }
    }

    /// Waits for the result while telling the client of progress.
    pub(crate) async fn result_with_progress(&mut self, peer: &Peer<RoleServer>, token: &ProgressToken) -> Result<Reply, OperationError> {
        let Some(mut steps) = self.steps.take() else {
            return self.result().await;
        };
        let mut shown = Shown::default();
        let result = loop {
            tokio::select! {
                biased;
                Some(step) = steps.recv() => shown.notify(peer, token, step).await,
                result = self.result() => break result,
            }
        };
        while let Ok(step) = steps.try_recv() {
            shown.notify(peer, token, step).await;
        }
        result
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// The protocol wants progress that only grows; a phase that starts at nothing again goes on top.
#[derive(Default)]
struct Shown {
    base: u64,
    last: u64,
    sent: Option<u64>,
}

impl Shown {
    async fn notify(&mut self, peer: &Peer<RoleServer>, token: &ProgressToken, step: Step) {
        if step.done < self.last {
            self.base += self.last;
        }
        self.last = step.done;
        let value = self.base + step.done;
        if self.sent.is_some_and(|sent| value <= sent) {
            return;
        }
        self.sent = Some(value);
        let message = quote::visible(&quote::bounded(&step.message, 200)).into_owned();
        let mut param = ProgressNotificationParam::new(token.clone(), value as f64).with_message(message);
        if step.total > 0 {
            param = param.with_total((self.base + step.total) as f64);
        }
        // A client that is gone needs no progress.
        let _ = peer.notify_progress(param).await;
    }
}

struct Reporter {
    sender: UnboundedSender<Step>,
    started: Instant,
    /// Milliseconds after the start before which nothing more is sent.
    next: AtomicU64,
}

impl Progress for Reporter {
    fn report(&self, done: u64, total: u64, message: &str) {
        let now = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let next = self.next.load(Ordering::Relaxed);
        let is_last = total > 0 && done >= total;
        if now < next && !is_last {
            return;
        }
        self.next.store(now + BETWEEN_REPORTS.as_millis() as u64, Ordering::Relaxed);
        let _ = self.sender.send(Step { done, total, message: message.to_owned() });
    }
}
