//! The tools, resources and prompts that the official MCP conformance suites call by name, offered
//! through the same server that the product is. Their names and answers are the suites'.

#![expect(deprecated, reason = "the suites still exercise sampling, logging and roots")]

use futures::FutureExt;
use futures::future::BoxFuture;
use ql_mcp::extra::{Answer, Extra};
use rmcp::model::*;
use rmcp::service::{RequestContext, SubscriptionContext};
use rmcp::{ErrorData, RoleServer};
use serde_json::{Value, json};
use std::time::Duration;

/// A red dot.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
/// No sound.
const WAV: &str = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";
const KEY: &[u8] = b"a key for tests only, of 32 bytes or more";

/// The fixtures.
pub struct Fixtures {
    codec: Option<RequestStateCodec>,
}

impl Fixtures {
    /// All of them.
    pub fn new() -> Fixtures {
        Fixtures { codec: RequestStateCodec::try_new(KEY).ok() }
    }

    fn seal(&self, state: &str) -> String {
        self.codec.as_ref().map(|codec| codec.seal(state.as_bytes())).unwrap_or_default()
    }

    fn open(&self, sealed: &str) -> Result<String, ErrorData> {
        let opened = self.codec.as_ref().and_then(|codec| codec.open(sealed).ok());
        opened
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or_else(|| ErrorData::invalid_params("requestState fails its integrity check", None))
    }
}

impl Default for Fixtures {
    fn default() -> Self {
        Self::new()
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, ErrorData> {
    serde_json::from_value(value).map_err(|error| ErrorData::internal_error(format!("fixture: {error}"), None))
}

fn content(items: Value) -> Result<CallToolResponse, ErrorData> {
    read::<CallToolResult>(json!({ "resultType": "complete", "content": items })).map(Into::into)
}

fn text(text: &str) -> Result<CallToolResponse, ErrorData> {
    content(json!([{"type": "text", "text": text}]))
}

fn ask(requests: Value, state: Option<String>) -> Result<InputRequiredResult, ErrorData> {
    Ok(InputRequiredResult::new(Some(read::<InputRequests>(requests)?), state))
}

fn form(message: &str, field: &str, kind: &str) -> Value {
    json!({"method": "elicitation/create", "params": {"mode": "form", "message": message,
        "requestedSchema": {"type": "object", "properties": {field: {"type": kind}}, "required": [field]}}})
}

fn sampling(prompt: &str, tokens: u32) -> Value {
    json!({"method": "sampling/createMessage", "params": {"messages": [{"role": "user", "content": {"type": "text", "text": prompt}}], "maxTokens": tokens}})
}

fn roots() -> Value {
    json!({"method": "roots/list", "params": {}})
}

/// The accepted content of a reply to a form.
fn accepted<'a>(replies: Option<&'a InputResponses>, key: &str) -> Option<&'a Value> {
    let reply = replies?.get(key)?;
    (reply.get("action")? == "accept").then(|| reply.get("content")).flatten()
}

fn tool_list() -> Value {
    let empty = json!({"type": "object", "properties": {}});
    let with = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}, "required": [name]});
    let plain = [
        "test_simple_text",
        "test_image_content",
        "test_audio_content",
        "test_embedded_resource",
        "test_multiple_content_types",
        "test_tool_with_logging",
        "test_error_handling",
        "test_tool_with_progress",
        "test_elicitation_sep1034_defaults",
        "test_elicitation_sep1330_enums",
        "test_reconnection",
        "test_missing_capability",
        "test_streaming_elicitation",
        "test_logging_tool",
        "test_trigger_tool_change",
        "test_trigger_prompt_change",
        "test_input_required_result_elicitation",
        "test_input_required_result_sampling",
        "test_input_required_result_list_roots",
        "test_input_required_result_request_state",
        "test_input_required_result_multiple_inputs",
        "test_input_required_result_multi_round",
        "test_input_required_result_tampered_state",
        "test_input_required_result_capabilities",
    ];
    let mut tools: Vec<Value> = plain.iter().map(|name| json!({"name": name, "description": "A fixture.", "inputSchema": empty})).collect();
    tools.push(json!({"name": "test_sampling", "description": "A fixture.", "inputSchema": with("prompt")}));
    tools.push(json!({"name": "test_elicitation", "description": "A fixture.", "inputSchema": with("message")}));
    tools.push(json!({"name": "json_schema_2020_12_tool", "description": "Tool with JSON Schema 2020-12 features", "inputSchema": {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "$defs": {"address": {"$anchor": "addressDef", "type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
        "properties": {
            "name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
            "contactMethod": {"type": "string", "enum": ["phone", "email"]}, "phone": {"type": "string"}, "email": {"type": "string"}
        },
        "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
        "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
        "then": {"required": ["phone"]},
        "else": {"required": ["email"]},
        "additionalProperties": false
    }}));
    tools.into()
}

impl Fixtures {
    async fn call_tool(&self, request: &CallToolRequestParams, cx: &RequestContext<RoleServer>) -> Result<CallToolResponse, ErrorData> {
        let argument =
            |name: &str| request.arguments.as_ref().and_then(|arguments| arguments.get(name)?.as_str()).unwrap_or_default().to_owned();
        let replies = request.input_responses.as_ref();
        match request.name.as_ref() {
            "test_simple_text" => text("This is a simple text response for testing."),
            "test_image_content" => content(json!([{"type": "image", "data": PNG, "mimeType": "image/png"}])),
            "test_audio_content" => content(json!([{"type": "audio", "data": WAV, "mimeType": "audio/wav"}])),
            "test_embedded_resource" => content(json!([{"type": "resource", "resource": {
                "uri": "test://embedded-resource", "mimeType": "text/plain", "text": "This is an embedded resource content."}}])),
            "test_multiple_content_types" => content(json!([
                {"type": "text", "text": "Multiple content types test:"},
                {"type": "image", "data": PNG, "mimeType": "image/png"},
                {"type": "resource", "resource": {"uri": "test://mixed-content-resource", "mimeType": "application/json", "text": "{\"test\":\"data\",\"value\":123}"}}
            ])),
            "test_error_handling" => read::<CallToolResult>(json!({"resultType": "complete", "isError": true, "content": [{"type": "text", "text": "This tool intentionally returns an error for testing"}]})).map(Into::into),
            "test_tool_with_logging" => {
                for message in ["Tool execution started", "Tool processing data", "Tool execution completed"] {
                    let param = LoggingMessageNotificationParam::new(LoggingLevel::Info, json!(message));
                    let _ = cx.peer.notify_logging_message(param).await;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                text("Three messages were logged.")
            }
            "test_tool_with_progress" => {
                for step in [0.0, 50.0, 100.0] {
                    if let Some(token) = cx.meta.get_progress_token() {
                        let _ = cx.peer.notify_progress(ProgressNotificationParam::new(token, step).with_total(100.0)).await;
                    }
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                text("Progress was reported.")
            }
            "test_sampling" => {
                let params = CreateMessageRequestParams::new(vec![SamplingMessage::user_text(argument("prompt"))], 100);
                let reply = cx.peer.create_message(params).await.map_err(|error| ErrorData::internal_error(error.to_string(), None))?;
                let said = reply.message.content.first().and_then(|content| content.as_text()).map(|content| content.text.clone()).unwrap_or_default();
                text(&format!("LLM response: {said}"))
            }
            "test_elicitation" => {
                let schema = json!({"type": "object", "properties": {"username": {"type": "string", "description": "User's response"}, "email": {"type": "string", "description": "User's email address"}}, "required": ["username", "email"]});
                elicit(cx, &argument("message"), schema, "User response").await
            }
            "test_elicitation_sep1034_defaults" => {
                let schema = json!({"type": "object", "properties": {
                    "name": {"type": "string", "default": "John Doe"}, "age": {"type": "integer", "default": 30}, "score": {"type": "number", "default": 95.5},
                    "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"}, "verified": {"type": "boolean", "default": true}}});
                elicit(cx, "Defaults of every type", schema, "Elicitation completed").await
            }
            "test_elicitation_sep1330_enums" => {
                let titled = |first: &str| json!([{"const": "value1", "title": format!("First {first}")}, {"const": "value2", "title": format!("Second {first}")}, {"const": "value3", "title": format!("Third {first}")}]);
                let plain = json!(["option1", "option2", "option3"]);
                let schema = json!({"type": "object", "properties": {
                    "untitledSingle": {"type": "string", "enum": plain},
                    "titledSingle": {"type": "string", "oneOf": titled("Option")},
                    "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"], "enumNames": ["Option One", "Option Two", "Option Three"]},
                    "untitledMulti": {"type": "array", "items": {"type": "string", "enum": plain}},
                    "titledMulti": {"type": "array", "items": {"anyOf": titled("Choice")}}}});
                elicit(cx, "Enumerations of every kind", schema, "Elicitation completed").await
            }
            "test_reconnection" => text("Reconnection is the transport's."),
            "test_logging_tool" => text("Nothing was logged."),
            "test_trigger_tool_change" | "test_trigger_prompt_change" => text("The lists of this server do not change."),
            "json_schema_2020_12_tool" => text("The schema is what matters here."),
            "test_missing_capability" => {
                if cx.client_capabilities().is_none_or(|capabilities| capabilities.sampling.is_none()) {
                    return Err(ErrorData::missing_required_client_capability(ClientCapabilities::builder().enable_sampling().build()));
                }
                text("The client can sample.")
            }
            "test_input_required_result_elicitation" | "test_streaming_elicitation" => {
                match accepted(replies, "user_name").and_then(|content| content.get("name")?.as_str()) {
                    Some(name) => text(&format!("Hello, {name}!")),
                    None => ask(json!({"user_name": form("What is your name?", "name", "string")}), None).map(Into::into),
                }
            }
            "test_input_required_result_sampling" => match replies.and_then(|replies| replies.get("capital_question")?.pointer("/content/text")?.as_str()) {
                Some(said) => text(said),
                None => ask(json!({"capital_question": sampling("What is the capital of France?", 100)}), None).map(Into::into),
            },
            "test_input_required_result_list_roots" => match replies.and_then(|replies| replies.get("client_roots")?.get("roots")) {
                Some(roots) => text(&format!("Roots: {roots}")),
                None => ask(json!({"client_roots": roots()}), None).map(Into::into),
            },
            "test_input_required_result_request_state" | "test_input_required_result_tampered_state" => {
                if let Some(state) = &request.request_state
                    && self.open(state)? == "waiting"
                    && accepted(replies, "confirm").is_some()
                {
                    return text("state-ok");
                }
                ask(json!({"confirm": form("Please confirm", "ok", "boolean")}), Some(self.seal("waiting"))).map(Into::into)
            }
            "test_input_required_result_multiple_inputs" => {
                let has_all = ["user_name", "greeting", "client_roots"].iter().all(|key| replies.is_some_and(|replies| replies.contains_key(*key)));
                if let Some(state) = &request.request_state {
                    self.open(state)?;
                    if has_all {
                        return text("All three came.");
                    }
                }
                let requests = json!({"user_name": form("What is your name?", "name", "string"), "greeting": sampling("Generate a greeting", 50), "client_roots": roots()});
                ask(requests, Some(self.seal("three"))).map(Into::into)
            }
            "test_input_required_result_multi_round" => {
                let state = request.request_state.as_deref().map(|state| self.open(state)).transpose()?;
                match state.as_deref() {
                    Some("step1") if accepted(replies, "step1").is_some() => {
                        ask(json!({"step2": form("Step 2: What is your favorite color?", "color", "string")}), Some(self.seal("step2"))).map(Into::into)
                    }
                    Some("step2") if accepted(replies, "step2").is_some() => text("Both steps are done."),
                    _ => ask(json!({"step1": form("Step 1: What is your name?", "name", "string")}), Some(self.seal("step1"))).map(Into::into),
                }
            }
            "test_input_required_result_capabilities" => {
                let capabilities = cx.client_capabilities().unwrap_or_default();
                let mut requests = serde_json::Map::new();
                if capabilities.sampling.is_some() {
                    requests.insert("sampled".into(), sampling("Say anything", 20));
                }
                if capabilities.elicitation.is_some() {
                    requests.insert("asked".into(), form("Say anything", "text", "string"));
                }
                if replies.is_some() || requests.is_empty() {
                    return text("Done.");
                }
                ask(requests.into(), None).map(Into::into)
            }
            other => Err(ErrorData::invalid_params(format!("there is no tool `{other}`"), None)),
        }
    }

    fn get_prompt(&self, request: &GetPromptRequestParams) -> Result<GetPromptResponse, ErrorData> {
        let argument =
            |name: &str| request.arguments.as_ref().and_then(|arguments| arguments.get(name)?.as_str()).unwrap_or_default().to_owned();
        let messages = match request.name.as_str() {
            "test_simple_prompt" => json!([{"role": "user", "content": {"type": "text", "text": "This is a simple prompt for testing."}}]),
            "test_prompt_with_arguments" => {
                let said = format!("Prompt with arguments: arg1='{}', arg2='{}'", argument("arg1"), argument("arg2"));
                json!([{"role": "user", "content": {"type": "text", "text": said}}])
            }
            "test_prompt_with_embedded_resource" => json!([
                {"role": "user", "content": {"type": "resource", "resource": {"uri": argument("resourceUri"), "mimeType": "text/plain", "text": "Embedded resource content for testing."}}},
                {"role": "user", "content": {"type": "text", "text": "Please process the embedded resource above."}}
            ]),
            "test_prompt_with_image" => json!([
                {"role": "user", "content": {"type": "image", "data": PNG, "mimeType": "image/png"}},
                {"role": "user", "content": {"type": "text", "text": "Please analyze the image above."}}
            ]),
            _ => match accepted(request.input_responses.as_ref(), "user_context").and_then(|content| content.get("context")?.as_str()) {
                Some(context) => json!([{"role": "user", "content": {"type": "text", "text": format!("Context: {context}")}}]),
                None => {
                    return ask(json!({"user_context": form("What context should the prompt use?", "context", "string")}), None)
                        .map(Into::into);
                }
            },
        };
        read::<GetPromptResult>(json!({ "resultType": "complete", "messages": messages })).map(Into::into)
    }
}

async fn elicit(cx: &RequestContext<RoleServer>, message: &str, schema: Value, done: &str) -> Result<CallToolResponse, ErrorData> {
    let params = read::<ElicitRequestParams>(json!({"mode": "form", "message": message, "requestedSchema": schema}))?;
    let reply = cx.peer.create_elicitation(params).await.map_err(|error| ErrorData::internal_error(error.to_string(), None))?;
    let action = serde_json::to_value(&reply.action).unwrap_or_default();
    text(&format!("{done}: action={}, content={}", action.as_str().unwrap_or_default(), reply.content.unwrap_or_default()))
}

impl Extra for Fixtures {
    fn tools(&self) -> Vec<Tool> {
        read(tool_list()).unwrap_or_default()
    }

    fn resources(&self) -> Vec<Resource> {
        read(json!([
            {"uri": "test://static-text", "name": "static-text", "description": "A fixture.", "mimeType": "text/plain"},
            {"uri": "test://static-binary", "name": "static-binary", "description": "A fixture.", "mimeType": "image/png"},
            {"uri": "test://watched-resource", "name": "watched-resource", "description": "A fixture.", "mimeType": "text/plain"}
        ]))
        .unwrap_or_default()
    }

    fn templates(&self) -> Vec<ResourceTemplate> {
        read(json!([{"uriTemplate": "test://template/{id}/data", "name": "template", "description": "A fixture.", "mimeType": "application/json"}])).unwrap_or_default()
    }

    fn prompts(&self) -> Vec<Prompt> {
        let argument = |name: &str| json!({"name": name, "description": "An argument.", "required": true});
        read(json!([
            {"name": "test_simple_prompt", "description": "A fixture."},
            {"name": "test_prompt_with_arguments", "description": "A fixture.", "arguments": [argument("arg1"), argument("arg2")]},
            {"name": "test_prompt_with_embedded_resource", "description": "A fixture.", "arguments": [argument("resourceUri")]},
            {"name": "test_prompt_with_image", "description": "A fixture."},
            {"name": "test_input_required_result_prompt", "description": "A fixture."}
        ]))
        .unwrap_or_default()
    }

    fn call<'a>(&'a self, request: &'a CallToolRequestParams, cx: &'a RequestContext<RoleServer>) -> Answer<'a, CallToolResponse> {
        async move {
            let is_ours = self.tools().iter().any(|tool| tool.name == request.name);
            if is_ours { Some(self.call_tool(request, cx).await) } else { None }
        }
        .boxed()
    }

    fn read<'a>(&'a self, request: &'a ReadResourceRequestParams, _: &'a RequestContext<RoleServer>) -> Answer<'a, ReadResourceResponse> {
        async move {
            let uri = request.uri.as_str();
            let item = match uri {
                "test://static-text" => json!({"uri": uri, "mimeType": "text/plain", "text": "This is the content of the static text resource."}),
                "test://static-binary" => json!({"uri": uri, "mimeType": "image/png", "blob": PNG}),
                "test://watched-resource" => json!({"uri": uri, "mimeType": "text/plain", "text": "Watched."}),
                _ => {
                    let id = uri.strip_prefix("test://template/")?.strip_suffix("/data")?;
                    json!({"uri": uri, "mimeType": "application/json", "text": json!({"id": id, "templateTest": true, "data": format!("Data for ID: {id}")}).to_string()})
                }
            };
            Some(read::<ReadResourceResult>(json!({ "resultType": "complete", "contents": [item] })).map(Into::into))
        }
        .boxed()
    }

    fn prompt<'a>(&'a self, request: &'a GetPromptRequestParams, _: &'a RequestContext<RoleServer>) -> Answer<'a, GetPromptResponse> {
        async move {
            let is_ours = self.prompts().iter().any(|prompt| prompt.name == request.name);
            is_ours.then(|| self.get_prompt(request))
        }
        .boxed()
    }

    fn complete(&self, request: &CompleteRequestParams) -> Option<CompleteResult> {
        if request.r#ref.as_prompt_name()? != "test_prompt_with_arguments" {
            return None;
        }
        let values =
            ["paris", "park", "party"].iter().filter(|value| value.starts_with(&request.argument.value)).map(|value| (*value).to_owned());
        CompletionInfo::with_all_values(values.collect()).ok().map(CompleteResult::new)
    }

    fn set_level(&self, _: LoggingLevel) {}

    fn listening<'a>(&'a self, _: &'a SubscriptionContext) -> BoxFuture<'a, ()> {
        async {}.boxed()
    }
}
