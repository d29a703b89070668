//! What a server may offer beside its operations. The product offers nothing this way: it is how the
//! official conformance suites, which call tools, prompts and resources of given names, are run
//! against the very code that serves clients.

#![expect(deprecated, reason = "handshake clients set log levels")]

use futures::future::BoxFuture;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CompleteRequestParams, CompleteResult, GetPromptRequestParams, GetPromptResponse,
    LoggingLevel, Prompt, ReadResourceRequestParams, ReadResourceResponse, Resource, ResourceTemplate, Tool,
};
use rmcp::service::{RequestContext, SubscriptionContext};
use rmcp::{ErrorData, RoleServer};

/// An answer, or `None` for what is not the extra's.
pub type Answer<'a, T> = BoxFuture<'a, Option<Result<T, ErrorData>>>;

/// Further tools, resources and prompts.
pub trait Extra: Send + Sync + 'static {
    /// Its tools.
    fn tools(&self) -> Vec<Tool>;
    /// Its resources.
    fn resources(&self) -> Vec<Resource>;
    /// Its resource templates.
    fn templates(&self) -> Vec<ResourceTemplate>;
    /// Its prompts.
    fn prompts(&self) -> Vec<Prompt>;
    /// Calls one of its tools.
    fn call<'a>(&'a self, request: &'a CallToolRequestParams, cx: &'a RequestContext<RoleServer>) -> Answer<'a, CallToolResponse>;
    /// Reads one of its resources.
    fn read<'a>(&'a self, request: &'a ReadResourceRequestParams, cx: &'a RequestContext<RoleServer>) -> Answer<'a, ReadResourceResponse>;
    /// Gives one of its prompts.
    fn prompt<'a>(&'a self, request: &'a GetPromptRequestParams, cx: &'a RequestContext<RoleServer>) -> Answer<'a, GetPromptResponse>;
    /// Completes an argument of its prompts and templates.
    fn complete(&self, request: &CompleteRequestParams) -> Option<CompleteResult>;
    /// Takes a log level.
    fn set_level(&self, level: LoggingLevel);
    /// Told of a stream of changes that was opened.
    fn listening<'a>(&'a self, context: &'a SubscriptionContext) -> BoxFuture<'a, ()>;
}
