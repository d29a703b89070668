--- QuantumLayer for Neovim 0.11 and newer. Nothing here needs to be called:
--- `vim.lsp.enable('quantumlayer')` is enough.

local M = {}

M.name = 'quantumlayer'

--- Where the root of a project is, the strongest sign first.
local ROOT_MARKERS = {
  'quantumlayer.toml',
  '.git',
  { 'pyproject.toml', 'package.json', 'go.mod', 'Cargo.toml', 'pom.xml', 'build.gradle' },
}

--- The server's own pages open in a window of ours, all else as Neovim does it.
local function show_document(problem, params, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  if client and params and vim.startswith(params.uri, 'quantumlayer:') then
    require('quantumlayer.commands').show_page(client, params.uri)
    return { success = true }
  end
  return vim.lsp.handlers['window/showDocument'](problem, params, context)
end

--- Settings reach the server in two ways: with its start, and when it asks for them.
---@param params lsp.InitializeParams
---@param config vim.lsp.ClientConfig
local function before_init(params, config)
  -- LSP 3.18, which Neovim does not know yet: we can show the server's pages.
  params.capabilities.workspace.textDocumentContent = { dynamicRegistration = false }
  local own = vim.tbl_get(config, 'settings', M.name)
  if type(own) ~= 'table' then
    return
  end
  if type(own.trusted) == 'function' then
    own.trusted = own.trusted(config.root_dir) == true
  end
  params.initializationOptions = vim.tbl_extend('keep', params.initializationOptions or {}, own)
end

--- Every file has a server; a nameless buffer only once it has a file type, for a server attached to the
--- empty buffer of a fresh editor would stay when `:edit` reuses it. Buffers of plugins (`oil://…`) have none.
---@param bufnr integer
---@param on_dir fun(root?: string)
local function root_dir(bufnr, on_dir)
  local name = vim.api.nvim_buf_get_name(bufnr)
  if name:match('^%a[%w+.-]+://') or (name == '' and vim.bo[bufnr].filetype == '') then
    return
  end
  on_dir(vim.fs.root(bufnr, vim.lsp.config[M.name].root_markers or ROOT_MARKERS))
end

---@return vim.lsp.Config
function M.lsp_config()
  return {
    cmd = { 'quantumlayer', 'lsp' },
    -- No file types: a secret can be in any text.
    root_markers = ROOT_MARKERS,
    root_dir = root_dir,
    settings = {
      quantumlayer = {
        -- The keys of quantumlayer.toml go here, for example scan = { severity = 'high' }.
        trusted = false,
      },
    },
    before_init = before_init,
    commands = {
      -- Showing a page is the editor's part.
      ['quantumlayer.explain'] = function(command, context)
        local client = vim.lsp.get_client_by_id(context.client_id)
        local rule = vim.tbl_get(command, 'arguments', 1, 'rule')
        if client and rule then
          require('quantumlayer.commands').explain(client, rule)
        end
      end,
    },
    handlers = {
      ['window/showDocument'] = show_document,
    },
  }
end

--- Optional: changes the configuration and enables the server.
---@param options? vim.lsp.Config
function M.setup(options)
  if options then
    vim.lsp.config(M.name, options)
  end
  vim.lsp.enable(M.name)
end

---@param bufnr? integer Only a client of this buffer
---@return vim.lsp.Client?
function M.client(bufnr)
  if bufnr then
    local attached = vim.lsp.get_clients({ name = M.name, bufnr = bufnr })[1]
    if attached then
      return attached
    end
  end
  return vim.lsp.get_clients({ name = M.name })[1]
end

--- The findings in the loaded buffers, or in one of them.
---@param bufnr? integer
---@return vim.Diagnostic[]
function M.findings(bufnr)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.source == M.name
  end, vim.diagnostic.get(bufnr))
end

--- Applies every safe fix in a buffer and waits for it: made for `BufWritePre`.
---@param bufnr? integer
---@param timeout? integer Milliseconds for each of two requests
---@return boolean changed
function M.fix_all(bufnr, timeout)
  if not bufnr or bufnr == 0 then
    bufnr = vim.api.nvim_get_current_buf()
  end
  local client = vim.lsp.get_clients({ name = M.name, bufnr = bufnr })[1]
  if not client then
    return false
  end
  local function ask(method, params)
    local answer = client:request_sync(method, params, timeout or 1000, bufnr)
    return answer and answer.result
  end
  local action = (ask('textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(bufnr),
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = vim.api.nvim_buf_line_count(bufnr), character = 0 },
    },
    context = { only = { 'source.fixAll.quantumlayer' }, diagnostics = {} },
  }) or {})[1]
  if action and not action.edit and client:supports_method('codeAction/resolve') then
    action = ask('codeAction/resolve', action)
  end
  if not action or not action.edit then
    return false
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  return true
end

return M
