--- `:checkhealth quantumlayer`

local quantumlayer = require('quantumlayer')

local M = {}

local function check_editor()
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok(('Neovim %s'):format(vim.version()))
  else
    vim.health.error('Neovim 0.11 or newer is needed', { 'Older versions have no vim.lsp.config.' })
  end
end

local function check_binary()
  local config = vim.lsp.config[quantumlayer.name]
  local command = config and config.cmd
  if type(command) ~= 'table' then
    return vim.health.info('the server is started by a function of the configuration')
  end
  local path = vim.fn.exepath(command[1])
  if path == '' then
    return vim.health.error(('%s is not an executable file'):format(command[1]), {
      'Put quantumlayer on the PATH, or',
      "vim.lsp.config('quantumlayer', { cmd = { '/path/to/quantumlayer', 'lsp' } })",
    })
  end
  local ok, run = pcall(function()
    return vim.system({ path, '--version' }, { text = true, timeout = 5000 }):wait()
  end)
  if ok and run.code == 0 then
    vim.health.ok(('%s: %s'):format(vim.fn.fnamemodify(path, ':~'), vim.trim(run.stdout)))
  else
    vim.health.error(('%s does not start'):format(path), ok and vim.trim(run.stderr or '') or tostring(run))
  end
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = quantumlayer.name })
  if #clients == 0 then
    return vim.health.warn('no server is running', {
      "Call vim.lsp.enable('quantumlayer') in your configuration and open a file.",
      'The reason is in the log: :QuantumLayer log',
    })
  end
  for _, client in ipairs(clients) do
    local info = client.server_info or {}
    vim.health.ok(
      ('client %d: %s %s, %d buffers, positions in %s, root %s'):format(
        client.id,
        info.name or 'server',
        info.version or '',
        vim.tbl_count(client.attached_buffers),
        client.offset_encoding,
        client.root_dir and vim.fn.fnamemodify(client.root_dir, ':~') or 'none'
      )
    )
    local trusted = vim.tbl_get(client.settings, quantumlayer.name, 'trusted')
    vim.health.info(trusted and 'the workspace is trusted' or 'the workspace is restricted: nothing of it is executed')
  end
  vim.health.info(('%d findings in the loaded buffers'):format(#quantumlayer.findings()))
end

function M.check()
  vim.health.start('QuantumLayer')
  check_editor()
  check_binary()
  check_clients()
end

return M
