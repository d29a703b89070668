//! A service around `tower-lsp`'s that keeps the promises it does not keep by itself.
//!
//! - **Order.** Every future is polled once on arrival, so what a handler does before its first
//!   wait (handing its message to the server's queue) happens in the order of arrival, however
//!   busy the transport's handler slots are; and a cancellation acts at once.
//! - **Panic fence.** A panic in a handler is an internal error for that request, not the end.
//! - **Exit.** `exit` is seen on its way in: `tower-lsp` itself waits for the input to close.
//! - **Initialize.** The client's parameters are kept as they came, for the fields that
//!   `lsp-types` 0.94 does not know or spells wrongly, and capabilities that it lacks are added to
//!   the answer.

use crate::features::ClientFeatures;
use crate::framing::MALFORMED;
use futures::future::{BoxFuture, FutureExt};
use parking_lot::Mutex;
use serde_json::Value;
use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Instant;
use tokio_util::sync::CancellationToken;
use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

/// What the guard sees and others need to know.
#[derive(Debug, Default)]
pub(crate) struct Lifecycle {
    /// Cancelled when `exit` arrives or the client goes away.
    pub(crate) ended: CancellationToken,
    /// `exit` arrived.
    pub(crate) exited: AtomicBool,
    /// `shutdown` was answered.
    pub(crate) shut_down: AtomicBool,
    /// The parameters of `initialize` as the client sent them.
    pub(crate) initialize: Mutex<Option<Value>>,
    messages: AtomicU64,
}

/// The guard.
#[derive(Debug)]
pub(crate) struct Guard<S> {
    inner: S,
    lifecycle: Arc<Lifecycle>,
}

impl<S> Guard<S> {
    pub(crate) fn new(inner: S, lifecycle: Arc<Lifecycle>) -> Guard<S> {
        Guard { inner, lifecycle }
    }
}

type Answer<E> = Result<Option<Response>, E>;

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Answer<S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        match self.inner.poll_ready(context) {
            // After `exit` the reader would return and the transport wait for ever; the exit watch
            // ends it instead.
            Poll::Ready(Err(_)) => Poll::Pending,
            ready => ready,
        }
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let number = self.lifecycle.messages.fetch_add(1, Ordering::Relaxed);
        let method = request.method().to_owned();
        let id = request.id().cloned();
        tracing::trace!(number, method, "message in");
        match method.as_str() {
            MALFORMED => return futures::future::ready(Ok(malformed(request))).boxed(),
            "initialize" => {
                let mut slot = self.lifecycle.initialize.lock();
                if slot.is_none() {
                    *slot = request.params().cloned();
                }
            }
            "exit" => {
                self.lifecycle.exited.store(true, Ordering::SeqCst);
                self.lifecycle.ended.cancel();
            }
            _ => {}
        }
        let request = plain(request);
        let call = catch_unwind(AssertUnwindSafe(|| {
            let mut future = Box::pin(self.inner.call(request));
            let mut context = Context::from_waker(Waker::noop());
            match future.as_mut().poll(&mut context) {
                Poll::Ready(answer) => Ok(answer),
                // The transport polls again with a waker of its own.
                Poll::Pending => Err(future),
            }
        }));
        let finish = Finish { id, method, number, started: Instant::now(), lifecycle: self.lifecycle.clone() };
        match call {
            Ok(Ok(answer)) => futures::future::ready(answer.map(|answer| finish.answer(answer))).boxed(),
            Ok(Err(future)) => async move {
                match Fence(future).await {
                    Ok(answer) => answer.map(|answer| finish.answer(answer)),
                    Err(panic) => Ok(finish.panicked(&*panic)),
                }
            }
            .boxed(),
            Err(panic) => futures::future::ready(Ok(finish.panicked(&*panic))).boxed(),
        }
    }
}

/// `initialize` with nothing in it that `lsp-types` could refuse; everything else as it is.
fn plain(request: Request) -> Request {
    if request.method() != "initialize" {
        return request;
    }
    let (method, id, _) = request.into_parts();
    let plain = Request::build(method).params(serde_json::json!({"capabilities": {}}));
    match id {
        Some(id) => plain.id(id).finish(),
        None => plain.finish(),
    }
}

fn malformed(request: Request) -> Option<Response> {
    let (_, id, params) = request.into_parts();
    let params = params.unwrap_or_default();
    let code = params.get("code").and_then(Value::as_i64).unwrap_or(-32600);
    let message = params.get("message").and_then(Value::as_str).unwrap_or("Invalid request").to_owned();
    tracing::warn!(code, message, "a message could not be read");
    let error = Error { code: ErrorCode::from(code), message: message.into(), data: None };
    Some(Response::from_error(id.unwrap_or(Id::Null), error))
}

struct Finish {
    id: Option<Id>,
    method: String,
    number: u64,
    started: Instant,
    lifecycle: Arc<Lifecycle>,
}

impl Finish {
    fn answer(self, answer: Option<Response>) -> Option<Response> {
        let millis = self.started.elapsed().as_millis() as u64;
        tracing::debug!(number = self.number, method = self.method, millis, "message done");
        let ok = answer.as_ref().is_some_and(Response::is_ok);
        match self.method.as_str() {
            "shutdown" if ok => self.lifecycle.shut_down.store(true, Ordering::SeqCst),
            "initialize" if ok => return answer.map(|answer| self.extend(answer)),
            _ => {}
        }
        answer
    }

    fn extend(&self, answer: Response) -> Response {
        let params = self.lifecycle.initialize.lock().clone().unwrap_or_default();
        let (id, result) = answer.into_parts();
        let result = result.map(|mut result| {
            if let Some(capabilities) = result.get_mut("capabilities") {
                crate::capabilities::extend(capabilities, &ClientFeatures::from_initialize(&params));
            }
            result
        });
        Response::from_parts(id, result)
    }

    fn panicked(self, panic: &(dyn Any + Send)) -> Option<Response> {
        let text = panic_text(panic);
        tracing::error!(method = self.method, text, "a handler panicked");
        let mut error = Error::internal_error();
        error.message = format!("{} failed inside the server: {text}", self.method).into();
        self.id.map(|id| Response::from_error(id, error))
    }
}

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic without words")
}

/// A future whose panics are values.
struct Fence<F>(Pin<Box<F>>);

impl<F: Future> Future for Fence<F> {
    type Output = Result<F::Output, Box<dyn Any + Send>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let inner = self.0.as_mut();
        match catch_unwind(AssertUnwindSafe(|| inner.poll(context))) {
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(panic) => Poll::Ready(Err(panic)),
        }
    }
}
