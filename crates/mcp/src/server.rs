//! The protocol's requests, each answered by the part that knows.

use crate::call::{self, Running};
use crate::catalogue::{Offered, Selection, offered};
use crate::confirm::{self, Consent, Gate};
use crate::extra::Extra;
use crate::page::{Page, Pages};
use crate::{arguments, library, place, prompts, quote, summary};
use parking_lot::Mutex;
use ql_engine::operation::{Entry, OperationError, Outcome, Reply};
use ql_engine::workspace::{Settings, Snapshot, Workspace};
use rmcp::model::*;
use rmcp::service::{NotificationContext, RequestContext, SubscriptionContext};
use rmcp::task_manager::{TaskExit, TaskManager, TaskOptions};
use rmcp::{ErrorData, RoleServer, ServerHandler};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

const ROOTS_PATIENCE: Duration = Duration::from_secs(5);

/// What [`Options::task_after`] is outside tests.
pub const TASK_AFTER: Duration = Duration::from_secs(5);

/// What a server is started with.
#[derive(Clone)]
pub struct Options {
    /// The operations there are.
    pub entries: &'static [Entry],
    /// Which of their tools are offered.
    pub selection: Selection,
    /// Folders to work in; empty means the client's roots, else `folder`.
    pub roots: Vec<PathBuf>,
    /// The working directory.
    pub folder: PathBuf,
    /// What flags and the environment say.
    pub settings: Settings,
    /// A client that knows tasks gets one for work that takes longer than this.
    pub task_after: Duration,
    /// Things beside the operations; for tests of the protocol.
    pub extra: Option<Arc<dyn Extra>>,
}

/// One client's server. Clones and sessions share everything but the session's own state.
#[derive(Clone)]
pub struct Server {
    pub(crate) shared: Arc<Shared>,
    session: Arc<Session>,
}

pub(crate) struct Shared {
    pub options: Options,
    pub offered: Vec<Offered>,
    pages: Pages,
    gate: Gate,
    tasks: TaskManager,
    workspaces: Mutex<HashMap<Vec<PathBuf>, Arc<Workspace>>>,
    /// The last scan of each set of roots.
    scans: Mutex<HashMap<Vec<PathBuf>, Arc<Value>>>,
    /// Addresses of resources that changed.
    changed: broadcast::Sender<String>,
    /// Whether the rules are being loaded ahead of the first question.
    is_warm: AtomicBool,
    /// Set when no client will say anything any more.
    pub input_ended: CancellationToken,
}

#[derive(Default)]
struct Session {
    /// The client's roots once asked for.
    roots: tokio::sync::Mutex<Option<Vec<PathBuf>>>,
    subscribed: Mutex<HashSet<String>>,
    forwarding: OnceLock<()>,
}

impl Server {
    /// A server for the first client.
    pub fn new(mut options: Options) -> Server {
        options.roots = place::canonical(&options.roots);
        let offered = offered(options.entries, &options.selection);
        let shared = Shared {
            offered,
            pages: Pages::default(),
            gate: Gate::new(),
            tasks: TaskManager::new(),
            workspaces: Mutex::default(),
            scans: Mutex::default(),
            changed: broadcast::channel(64).0,
            is_warm: AtomicBool::new(false),
            input_ended: CancellationToken::new(),
            options,
        };
        Server { shared: Arc::new(shared), session: Arc::default() }
    }

    /// A server for a further client.
    pub fn session(&self) -> Server {
        Server { shared: self.shared.clone(), session: Arc::default() }
    }

    /// Gets ready for the first question, once; where the client is to say what it works on, for the
    /// folder that it started this server in.
    pub(crate) fn warm(&self) {
        let options = &self.shared.options;
        if self.shared.is_warm.swap(true, Ordering::Relaxed) {
            return;
        }
        let roots = if options.roots.is_empty() { place::canonical(std::slice::from_ref(&options.folder)) } else { options.roots.clone() };
        if !roots.iter().any(|root| place::is_too_wide(root)) {
            ql_engine::qsecure::warm(self.snapshot(&roots));
        }
    }

    fn extra(&self) -> Option<&dyn Extra> {
        self.shared.options.extra.as_deref()
    }

    /// The folders that this request may work in, or why there are none.
    pub(crate) async fn roots(&self, cx: &RequestContext<RoleServer>) -> Result<Vec<PathBuf>, String> {
        let options = &self.shared.options;
        if !options.roots.is_empty() {
            return Ok(options.roots.clone());
        }
        let of_client = self.client_roots(cx).await;
        if !of_client.is_empty() {
            return Ok(of_client);
        }
        if place::is_too_wide(&options.folder) {
            return Err(place::refusal(&options.folder));
        }
        Ok(place::canonical(std::slice::from_ref(&options.folder)))
    }

    #[expect(deprecated, reason = "handshake clients still say their roots this way")]
    async fn client_roots(&self, cx: &RequestContext<RoleServer>) -> Vec<PathBuf> {
        let has_roots = cx.peer.peer_info().is_some_and(|info| info.capabilities.roots.is_some() && info.protocol_version.has_initialize());
        if !has_roots {
            return Vec::new();
        }
        let mut known = self.session.roots.lock().await;
        if let Some(roots) = known.as_ref() {
            return roots.clone();
        }
        let asked = tokio::select! {
            asked = tokio::time::timeout(ROOTS_PATIENCE, cx.peer.list_roots()) => asked,
            () = self.shared.input_ended.cancelled() => return Vec::new(),
        };
        let Ok(Ok(result)) = asked else {
            // Asked again with the next call.
            tracing::warn!("the client did not say its roots");
            return Vec::new();
        };
        let folders: Vec<PathBuf> = result.roots.iter().filter_map(|root| url::Url::parse(&root.uri).ok()?.to_file_path().ok()).collect();
        let roots: Vec<PathBuf> = place::canonical(&folders).into_iter().filter(|folder| !place::is_too_wide(folder)).collect();
        *known = Some(roots.clone());
        roots
    }

    pub(crate) fn snapshot(&self, roots: &[PathBuf]) -> Snapshot {
        let mut workspaces = self.shared.workspaces.lock();
        let workspace = workspaces.entry(roots.to_vec()).or_insert_with(|| {
            let settings = self.shared.options.settings.clone();
            Arc::new(Workspace::with_settings(roots.to_vec(), settings))
        });
        // Nobody tells this server of changed files: what is on disk counts anew for each request.
        workspace.watched(&[]);
        workspace.snapshot()
    }

    /// The last scan of these roots.
    pub(crate) fn last_scan(&self, roots: &[PathBuf]) -> Option<Arc<Value>> {
        self.shared.scans.lock().get(roots).cloned()
    }

    pub(crate) fn remember(&self, roots: &[PathBuf], value: &Value) {
        if value.get("schema").and_then(Value::as_str).is_none_or(|schema| !schema.starts_with("quantumlayer.scan/")) {
            return;
        }
        let before = self.shared.scans.lock().insert(roots.to_vec(), Arc::new(value.clone()));
        if before.is_none_or(|before| before.get("findings") != value.get("findings")) {
            // Nobody may be listening.
            let _ = self.shared.changed.send(library::FINDINGS.to_owned());
        }
    }

    async fn call(&self, request: CallToolRequestParams, cx: RequestContext<RoleServer>) -> Result<CallToolResponse, ErrorData> {
        if let Some(extra) = self.extra()
            && let Some(answer) = extra.call(&request, &cx).await
        {
            return answer;
        }
        let Some(offered) = self.shared.offered.iter().find(|offered| offered.tool.name == request.name) else {
            return Err(self.unknown_tool(&request.name));
        };
        let mut arguments = request.arguments.clone().unwrap_or_default();
        // Some clients send null for what they leave out.
        arguments.retain(|_, value| !value.is_null());
        let cursor = take_text(&mut arguments, "cursor");
        let code = take_text(&mut arguments, "confirm");
        if let Some(cursor) = cursor {
            return Ok(match self.shared.pages.next(&request.name, &cursor) {
                Some(page) => finish(page, String::new(), false, &cx),
                None => failure("this cursor is too old or not one of this tool's; call again without it"),
            });
        }
        if let Some(problem) = arguments::problem(&request.name, &offered.tool.input_schema, &arguments) {
            return Ok(failure(&problem));
        }
        let roots = match self.roots(&cx).await {
            Ok(roots) => roots,
            Err(refusal) => return Ok(failure(&refusal)),
        };
        let input = Value::Object(arguments);
        if let Some(problem) = place::outside(&input, &roots) {
            return Ok(failure(&problem));
        }
        if confirm::writes(offered.entry, &input) {
            let preview = self.preview(offered, &input, &roots).await;
            match self.shared.gate.ask(&request, &cx, &input, code.as_deref(), &preview, &self.shared.input_ended).await {
                Consent::Given => {}
                Consent::Answer(answer) => return Ok(*answer),
            }
        }
        self.run(offered, input, roots, cx).await
    }

    /// What a write would do, in words for the user.
    async fn preview(&self, offered: &Offered, input: &Value, roots: &[PathBuf]) -> String {
        let said = quote::bounded(&quote::visible(&input.to_string()), 800).into_owned();
        let head = format!("{} ({}) wants to change files, called with {said}.", offered.entry.spec.title, offered.tool.name);
        match dry_run(offered, input) {
            Some(dry) => match call::start(offered.entry, self.snapshot(roots), dry, "json", false).result().await {
                Ok(reply) => format!("{head}\n\n{}", quote::bounded(&quote::visible(&reply.text), 2_000)),
                Err(error) => format!("{head}\n\nTrying it out gave: {error}"),
            },
            None => head,
        }
    }

    async fn run(
        &self,
        offered: &Offered,
        input: Value,
        roots: Vec<PathBuf>,
        cx: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let token = cx.meta.get_progress_token();
        // Handshake clients that name the extension have been seen not to understand a task.
        let is_modern = cx.protocol_version().is_some_and(|version| !version.has_initialize());
        let may_be_task = is_modern && cx.client_capabilities().is_some_and(|capabilities| capabilities.supports_tasks());
        let mut running = call::start(offered.entry, self.snapshot(&roots), input, "json", token.is_some() || may_be_task);
        let name = offered.tool.name.clone();
        let result = {
            let work = async {
                match &token {
                    Some(token) => running.result_with_progress(&cx.peer, token).await,
                    None => running.result().await,
                }
            };
            tokio::select! {
                result = work => Some(result),
                () = cx.ct.cancelled() => Some(Err(OperationError::Cancelled)),
                () = tokio::time::sleep(self.shared.options.task_after), if may_be_task => None,
            }
        };
        let Some(result) = result else {
            return Ok(self.continue_as_task(running, name.into_owned(), roots, cx));
        };
        Ok(self.answer(&name, result, &roots, &cx))
    }

    fn continue_as_task(
        &self,
        mut running: Running,
        tool: String,
        roots: Vec<PathBuf>,
        cx: RequestContext<RoleServer>,
    ) -> CallToolResponse {
        let server = self.clone();
        let options = TaskOptions::new().with_poll_interval_ms(500).with_status_message("working").with_ttl_ms(30 * 60 * 1_000);
        let task = self.shared.tasks.spawn(options, move |task| {
            Box::pin(async move {
                let mut steps = running.steps.take();
                let result = loop {
                    tokio::select! {
                        Some(step) = next_step(&mut steps) => task.set_status_message(quote::visible(&quote::bounded(&step.message, 200)).into_owned()),
                        result = running.result() => break result,
                        () = task.cancelled() => {
                            running.cancel();
                            return Err(TaskExit::Cancelled);
                        }
                    }
                };
                match server.answer(&tool, result, &roots, &cx) {
                    CallToolResponse::Complete(result) => Ok(result),
                    _ => Err(TaskExit::Error(ErrorData::internal_error("a task gave no result", None))),
                }
            })
        });
        CreateTaskResult::new(task).into()
    }

    fn answer(
        &self,
        tool: &str,
        result: Result<Reply, OperationError>,
        roots: &[PathBuf],
        cx: &RequestContext<RoleServer>,
    ) -> CallToolResponse {
        let reply = match result {
            Ok(reply) => reply,
            Err(error) => return failure(&error.to_string()),
        };
        self.remember(roots, &reply.json);
        let text = summary::of(&reply.json, &reply.text);
        let page = self.shared.pages.first(tool, quote::clean(reply.json));
        finish(page, text, reply.outcome == Outcome::Failed, cx)
    }

    fn unknown_tool(&self, name: &str) -> ErrorData {
        let names: Vec<&str> = self.shared.offered.iter().map(|offered| offered.tool.name.as_ref()).collect();
        ErrorData::invalid_params(
            format!("there is no tool `{}`; there are {}", quote::visible(&quote::bounded(name, 100)), names.join(", ")),
            None,
        )
    }

    /// Tells a handshake client of changes to what it subscribed to.
    fn forward_changes(&self, peer: rmcp::service::Peer<RoleServer>) {
        let server = self.clone();
        let mut changes = self.shared.changed.subscribe();
        tokio::spawn(async move {
            while let Ok(uri) = changes.recv().await {
                let wanted = server.session.subscribed.lock().contains(&uri);
                if wanted && peer.notify_resource_updated(ResourceUpdatedNotificationParam::new(uri)).await.is_err() {
                    return;
                }
            }
        });
    }
}

async fn next_step(steps: &mut Option<tokio::sync::mpsc::UnboundedReceiver<call::Step>>) -> Option<call::Step> {
    match steps {
        Some(steps) => steps.recv().await,
        None => None,
    }
}

fn take_text(arguments: &mut Map<String, Value>, key: &str) -> Option<String> {
    match arguments.shift_remove(key) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// The same input, asked not to write.
fn dry_run(offered: &Offered, input: &Value) -> Option<Value> {
    let properties = offered.tool.input_schema.get("properties")?.as_object()?;
    let mut dry = input.clone();
    let fields = dry.as_object_mut()?;
    if properties.contains_key("apply") {
        fields.insert("apply".into(), false.into());
    } else {
        let name = ["dry_run", "dry-run"].into_iter().find(|name| properties.contains_key(*name))?;
        fields.insert(name.into(), true.into());
    }
    Some(dry)
}

fn failure(message: &str) -> CallToolResponse {
    CallToolResult::error(vec![ContentBlock::text(quote::visible(message).into_owned())]).into()
}

/// A page as an answer: a short text and the structured page; clients from before structured content
/// get the page as text.
fn finish(page: Page, mut text: String, is_error: bool, cx: &RequestContext<RoleServer>) -> CallToolResponse {
    if let Some(note) = &page.note {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(note);
    }
    let mut result = if is_error { CallToolResult::error(Vec::new()) } else { CallToolResult::success(Vec::new()) };
    let is_old = cx.protocol_version().is_some_and(|version| version.as_str() < ProtocolVersion::V_2025_06_18.as_str());
    if is_old {
        result.content = vec![ContentBlock::text(page.content.to_string())];
    } else {
        result.content = vec![ContentBlock::text(text)];
        result.structured_content = Some(page.content);
    }
    result.into()
}

#[expect(deprecated, reason = "handshake clients subscribe and set log levels in the old way")]
impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let builder = ServerCapabilities::builder()
            .enable_tools()
            .enable_resources()
            .enable_resources_subscribe()
            .enable_prompts()
            .enable_completions()
            .enable_tasks();
        let capabilities = match self.extra() {
            Some(_) => builder.enable_logging().build(),
            None => builder.build(),
        };
        let implementation = Implementation::new("quantumlayer", env!("CARGO_PKG_VERSION")).with_title("QuantumLayer");
        ServerConfig::new(capabilities).with_server_info(implementation).with_instructions(prompts::instructions(&self.shared.offered))
    }

    async fn on_initialized(&self, _: NotificationContext<RoleServer>) {
        self.warm();
    }

    async fn list_tools(&self, _: Option<PaginatedRequestParams>, cx: RequestContext<RoleServer>) -> Result<ListToolsResult, ErrorData> {
        self.warm();
        let mut tools: Vec<Tool> = self.shared.offered.iter().map(|offered| offered.tool.clone()).collect();
        tools.extend(self.extra().map(Extra::tools).unwrap_or_default());
        let listed = ListToolsResult::with_all_items(tools);
        let is_modern = cx.protocol_version().is_some_and(|version| !version.has_initialize());
        Ok(if is_modern { listed.with_ttl_ms(3_600_000).with_cache_scope(CacheScope::Public) } else { listed })
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        let own = self.shared.offered.iter().find(|offered| offered.tool.name == name).map(|offered| offered.tool.clone());
        own.or_else(|| self.extra()?.tools().into_iter().find(|tool| tool.name == name))
    }

    async fn call_tool(&self, request: CallToolRequestParams, cx: RequestContext<RoleServer>) -> Result<CallToolResponse, ErrorData> {
        self.call(request, cx).await
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let mut resources = library::resources(self.shared.options.entries);
        resources.extend(self.extra().map(Extra::resources).unwrap_or_default());
        Ok(ListResourcesResult::with_all_items(resources))
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        let mut templates = library::templates(self.shared.options.entries);
        templates.extend(self.extra().map(Extra::templates).unwrap_or_default());
        Ok(ListResourceTemplatesResult::with_all_items(templates))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        cx: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        if let Some(extra) = self.extra()
            && let Some(answer) = extra.read(&request, &cx).await
        {
            return answer;
        }
        library::read(self, &request.uri, &cx).await.map(ReadResourceResponse::from)
    }

    async fn list_prompts(&self, _: Option<PaginatedRequestParams>, _: RequestContext<RoleServer>) -> Result<ListPromptsResult, ErrorData> {
        let mut all = prompts::all(&self.shared.offered);
        all.extend(self.extra().map(Extra::prompts).unwrap_or_default());
        Ok(ListPromptsResult::with_all_items(all))
    }

    async fn get_prompt(&self, request: GetPromptRequestParams, cx: RequestContext<RoleServer>) -> Result<GetPromptResponse, ErrorData> {
        if let Some(extra) = self.extra()
            && let Some(answer) = extra.prompt(&request, &cx).await
        {
            return answer;
        }
        prompts::get(self, &request, &cx).await.map(GetPromptResponse::from)
    }

    async fn complete(&self, request: CompleteRequestParams, cx: RequestContext<RoleServer>) -> Result<CompleteResult, ErrorData> {
        if let Some(extra) = self.extra()
            && let Some(answer) = extra.complete(&request)
        {
            return Ok(answer);
        }
        library::complete(self, &request, &cx).await
    }

    async fn set_level(&self, request: SetLevelRequestParams, _: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        match self.extra() {
            Some(extra) => {
                extra.set_level(request.level);
                Ok(())
            }
            None => Err(ErrorData::method_not_found::<SetLevelRequestMethod>()),
        }
    }

    async fn subscribe(&self, request: SubscribeRequestParams, cx: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        self.session.subscribed.lock().insert(request.uri);
        self.session.forwarding.get_or_init(|| self.forward_changes(cx.peer.clone()));
        Ok(())
    }

    async fn unsubscribe(&self, request: UnsubscribeRequestParams, _: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        self.session.subscribed.lock().remove(&request.uri);
        Ok(())
    }

    fn accepted_subscription_filter(&self, requested: &SubscriptionFilter) -> Option<SubscriptionFilter> {
        Some(requested.clone())
    }

    async fn listen(&self, context: SubscriptionContext) -> Result<(), ErrorData> {
        let mut changes = self.shared.changed.subscribe();
        if let Some(extra) = self.extra() {
            extra.listening(&context).await;
        }
        loop {
            tokio::select! {
                change = changes.recv() => match change {
                    // The sink drops what was not asked for.
                    Ok(uri) => { let _ = context.sink().notify_resource_updated(uri).await; }
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return Ok(()),
                },
                () = context.cancelled() => return Ok(()),
                () = self.shared.input_ended.cancelled() => return Ok(()),
            }
        }
    }

    async fn on_roots_list_changed(&self, _: NotificationContext<RoleServer>) {
        *self.session.roots.lock().await = None;
    }

    async fn get_task(&self, request: GetTaskParams, _: RequestContext<RoleServer>) -> Result<GetTaskResult, ErrorData> {
        self.shared.tasks.get_task(&request.task_id).map(GetTaskResult::new)
    }

    async fn update_task(&self, request: UpdateTaskParams, _: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        self.shared.tasks.update_task(&request.task_id, request.input_responses)
    }

    async fn cancel_task(&self, request: CancelTaskParams, _: RequestContext<RoleServer>) -> Result<(), ErrorData> {
        self.shared.tasks.cancel_task(&request.task_id)
    }

    async fn on_custom_request(&self, request: CustomRequest, cx: RequestContext<RoleServer>) -> Result<CustomResult, ErrorData> {
        // A method of the protocol comes here when its parameters could not be read.
        let name = quote::visible(&quote::bounded(&request.method, 100)).into_owned();
        let is_modern = cx.protocol_version().is_some_and(|version| !version.has_initialize());
        if METHODS.contains(&name.as_str()) || (!is_modern && HANDSHAKE_METHODS.contains(&name.as_str())) {
            return Err(ErrorData::invalid_params(format!("{name}: the parameters are not of the form the protocol demands"), None));
        }
        Err(ErrorData::new(ErrorCode::METHOD_NOT_FOUND, name, None))
    }
}

/// Methods that take parameters, in every version.
const METHODS: &[&str] = &[
    "server/discover",
    "completion/complete",
    "prompts/get",
    "resources/read",
    "tools/call",
    "subscriptions/listen",
    "tasks/get",
    "tasks/update",
    "tasks/cancel",
];

/// Those that 2026-07-28 has no more.
const HANDSHAKE_METHODS: &[&str] = &["initialize", "logging/setLevel", "resources/subscribe", "resources/unsubscribe"];
