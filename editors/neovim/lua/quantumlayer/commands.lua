--- `:QuantumLayer …`

local quantumlayer = require('quantumlayer')

local M = {}

local FIX_ALL = 'source.fixAll.quantumlayer'

local function say(message, level)
  vim.notify('QuantumLayer: ' .. message, level or vim.log.levels.INFO)
end

local function complain(message)
  say(message, vim.log.levels.WARN)
end

--- The client of the current buffer, or any; says so when there is none.
---@return vim.lsp.Client?
local function running_client(bufnr)
  local client = quantumlayer.client(bufnr)
  if not client then
    complain("the server is not running (see :checkhealth quantumlayer, or call vim.lsp.enable('quantumlayer'))")
  end
  return client
end

--- Asks the server for an operation.
---@param client vim.lsp.Client
---@param operation string
---@param argument table
---@param on_answer fun(answer: any)
local function execute(client, operation, argument, on_answer)
  local params = { command = 'quantumlayer.' .. operation, arguments = { argument } }
  client:request('workspace/executeCommand', params, function(problem, answer)
    if problem then
      complain(operation .. ': ' .. problem.message)
    else
      on_answer(answer)
    end
  end)
end

--- 0-based byte column of a 1-based column that counts code points.
local function byte_column(lines, line, column)
  local text = lines and lines[line]
  if not text then
    return column - 1
  end
  local ok, byte = pcall(vim.str_byteindex, text, 'utf-32', column - 1, false)
  return ok and byte or column - 1
end

local function file_lines(path, cache)
  if cache[path] == nil then
    local bufnr = vim.fn.bufnr(path)
    if bufnr ~= -1 and vim.api.nvim_buf_is_loaded(bufnr) then
      cache[path] = vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)
    else
      local ok, lines = pcall(vim.fn.readfile, path)
      cache[path] = ok and lines or false
    end
  end
  return cache[path] or nil
end

local QUICKFIX_TYPE = { critical = 'E', high = 'E', medium = 'W', low = 'I', info = 'N' }

--- The findings of a scan as quickfix items.
---@param findings table[] As `quantumlayer.scan/1` has them
---@param root string What their paths are relative to
function M.quickfix_items(findings, root)
  local cache = {}
  return vim.tbl_map(function(finding)
    local path = vim.fs.normalize(vim.fs.joinpath(root, finding.path))
    local lines = file_lines(path, cache)
    return {
      filename = path,
      lnum = finding.start.line,
      col = byte_column(lines, finding.start.line, finding.start.column) + 1,
      end_lnum = finding['end'].line,
      end_col = byte_column(lines, finding['end'].line, finding['end'].column) + 1,
      type = QUICKFIX_TYPE[finding.severity] or 'W',
      text = ('%s [%s]'):format(finding.message:gsub('%s+', ' '), finding.rule),
    }
  end, findings)
end

local function set_quickfix(title, items)
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  if #items == 0 then
    say('no findings')
  else
    vim.cmd('botright copen')
  end
end

--- Puts the findings of the loaded buffers into the quickfix list.
function M.quickfix()
  set_quickfix('QuantumLayer', vim.diagnostic.toqflist(quantumlayer.findings()))
end

--- Shows one of the server's read-only pages in a floating window.
---@param client vim.lsp.Client
---@param uri string `quantumlayer:/rule/ID.md`
function M.show_page(client, uri)
  client:request('workspace/textDocumentContent', { uri = uri }, function(problem, answer)
    local text = answer and answer.text
    if problem or type(text) ~= 'string' then
      return complain(problem and problem.message or ('there is no page ' .. uri))
    end
    vim.lsp.util.open_floating_preview(vim.split(text, '\r?\n'), 'markdown', {
      border = 'rounded',
      focus_id = 'quantumlayer.page',
      max_width = math.min(100, vim.o.columns - 4),
      max_height = math.max(10, vim.o.lines - 8),
      wrap = true,
    })
  end)
end

---@param client vim.lsp.Client
---@param rule string
function M.explain(client, rule)
  M.show_page(client, ('quantumlayer:/rule/%s.md'):format(vim.uri_encode(rule)))
end

--- The finding at the cursor; of several on the line, the one under or nearest to it.
local function finding_at_cursor()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local best, best_distance
  for _, finding in ipairs(quantumlayer.findings(0)) do
    if finding.lnum <= line - 1 and line - 1 <= (finding.end_lnum or finding.lnum) then
      local distance = finding.lnum < line - 1 and 0 or math.abs(column - finding.col)
      if column >= finding.col and (finding.end_lnum > line - 1 or column < finding.end_col) then
        distance = -1
      end
      if not best or distance < best_distance then
        best, best_distance = finding, distance
      end
    end
  end
  return best
end

---@param client vim.lsp.Client
---@param bufnr integer
---@param version integer The buffer's version when the action was asked for
local function apply(client, bufnr, version, action)
  local function finish(resolved)
    if vim.lsp.util.buf_versions[bufnr] ~= version then
      return complain('the text changed meanwhile: try again')
    end
    if resolved.edit then
      vim.lsp.util.apply_workspace_edit(resolved.edit, client.offset_encoding)
    end
    local command = resolved.command
    if command then
      client:exec_cmd(type(command) == 'table' and command or resolved, { bufnr = bufnr })
    end
  end
  if action.edit or type(action.command) == 'string' or not client:supports_method('codeAction/resolve') then
    return finish(action)
  end
  client:request('codeAction/resolve', action, function(problem, resolved)
    if problem then
      complain(problem.message)
    else
      finish(resolved or action)
    end
  end, bufnr)
end

--- Explanations and suppressions are offered beside the fixes, and are none.
local function changes_code(action)
  return action.command == nil and vim.tbl_get(action, 'data', 'do') ~= 'suppress'
end

--- Asks for code actions of a kind and applies the one that is wanted.
---@param kind string
---@param params table
---@param none string What to say when there is none
local function code_action(kind, params, none)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = running_client(bufnr)
  if not client then
    return
  end
  params.textDocument = vim.lsp.util.make_text_document_params(bufnr)
  params.context.only = { kind }
  params.context.triggerKind = vim.lsp.protocol.CodeActionTriggerKind.Invoked
  local version = vim.lsp.util.buf_versions[bufnr]
  client:request('textDocument/codeAction', params, function(problem, actions)
    if problem then
      return complain(problem.message)
    end
    actions = vim.tbl_filter(function(action)
      return not action.disabled and changes_code(action)
    end, actions or {})
    local preferred = vim.tbl_filter(function(action)
      return action.isPreferred
    end, actions)
    if #actions == 0 then
      say(none)
    elseif #preferred == 1 or #actions == 1 then
      apply(client, bufnr, version, preferred[1] or actions[1])
    else
      vim.ui.select(actions, {
        prompt = 'QuantumLayer',
        kind = 'codeaction',
        format_item = function(action)
          return action.title
        end,
      }, function(action)
        if action then
          apply(client, bufnr, version, action)
        end
      end)
    end
  end, bufnr)
end

local subcommands = {}

function subcommands.scan(arguments)
  local client = running_client(0)
  if not client then
    return
  end
  local argument = vim.empty_dict()
  if #arguments > 0 then
    argument = { paths = vim.tbl_map(vim.fs.abspath, arguments) }
  end
  execute(client, 'scan', argument, function(answer)
    local findings = type(answer) == 'table' and answer.findings
    if not findings then
      return M.quickfix()
    end
    local root = answer.root or client.root_dir or vim.uv.cwd()
    set_quickfix('QuantumLayer scan', M.quickfix_items(findings, root))
  end)
end

function subcommands.explain(arguments)
  local client = running_client(0)
  if not client then
    return
  end
  local rule = arguments[1]
  if not rule then
    local finding = finding_at_cursor()
    rule = finding and finding.code
  end
  if not rule then
    return say('there is no finding at the cursor')
  end
  M.explain(client, tostring(rule))
end

function subcommands.fix()
  local finding = finding_at_cursor()
  local lsp = finding and vim.tbl_get(finding, 'user_data', 'lsp')
  if not lsp then
    return say('there is no finding at the cursor')
  end
  local params = { range = lsp.range, context = { diagnostics = { lsp } } }
  code_action('quickfix', params, 'there is no fix for this finding')
end

function subcommands.fixall()
  local diagnostics = {}
  for _, finding in ipairs(quantumlayer.findings(0)) do
    diagnostics[#diagnostics + 1] = vim.tbl_get(finding, 'user_data', 'lsp')
  end
  local range = {
    start = { line = 0, character = 0 },
    ['end'] = { line = vim.api.nvim_buf_line_count(0), character = 0 },
  }
  code_action(FIX_ALL, { range = range, context = { diagnostics = diagnostics } }, 'there is nothing to fix')
end

function subcommands.undo(arguments)
  local client = running_client(0)
  if client then
    local argument = arguments[1] and { id = arguments[1] } or vim.empty_dict()
    execute(client, 'undo', argument, function(answer)
      say(type(answer) == 'table' and answer.message or 'the last change was undone')
      vim.cmd.checktime()
    end)
  end
end

function subcommands.quickfix()
  M.quickfix()
end

function subcommands.log()
  vim.cmd.tabnew(vim.fn.fnameescape(vim.lsp.log.get_filename()))
  vim.cmd('normal! G')
end

--- Stops the server and starts it with the same configuration on the same buffers.
function subcommands.restart()
  local clients = vim.lsp.get_clients({ name = quantumlayer.name })
  if #clients == 0 then
    vim.lsp.enable(quantumlayer.name)
    return say('started')
  end
  for _, client in ipairs(clients) do
    local buffers = vim.tbl_keys(client.attached_buffers)
    client:stop()
    local waited = 0
    local timer = assert(vim.uv.new_timer())
    timer:start(
      20,
      20,
      vim.schedule_wrap(function()
        if timer:is_closing() then
          return
        end
        waited = waited + 20
        if not client:is_stopped() then
          -- A server that hangs is ended after three seconds.
          if waited == 3000 then
            client:stop(true)
          end
          return
        end
        timer:close()
        for _, bufnr in ipairs(buffers) do
          if vim.api.nvim_buf_is_valid(bufnr) then
            vim.lsp.start(client.config, { bufnr = bufnr })
          end
        end
        say('restarted')
      end)
    )
  end
end

---@param call vim.api.keyset.create_user_command.command_args
function M.run(call)
  local name = call.fargs[1]
  local subcommand = subcommands[name]
  if not subcommand then
    return vim.notify('QuantumLayer: unknown command: ' .. name, vim.log.levels.ERROR)
  end
  subcommand(vim.list_slice(call.fargs, 2))
end

---@param lead string
---@param line string
---@return string[]
function M.complete(lead, line)
  local words = vim.split(line, '%s+', { trimempty = true })
  local position = #words + (lead == '' and 1 or 0)
  local candidates = {}
  if position <= 2 then
    candidates = vim.tbl_keys(subcommands)
  elseif words[2] == 'scan' then
    return vim.fn.getcompletion(lead, 'file')
  elseif words[2] == 'explain' then
    for _, finding in ipairs(quantumlayer.findings(0)) do
      candidates[#candidates + 1] = tostring(finding.code)
    end
  end
  local seen = {}
  candidates = vim.tbl_filter(function(candidate)
    local fresh = not seen[candidate] and vim.startswith(candidate, lead)
    seen[candidate] = true
    return fresh
  end, candidates)
  table.sort(candidates)
  return candidates
end

return M
