-- What a person does in Neovim, with the plugin as it is installed: one line, vim.lsp.enable('quantumlayer').
-- Started by run.sh: nvim --headless --clean -l run.lua

local binary = assert(vim.env.QUANTUMLAYER_BIN, 'QUANTUMLAYER_BIN')
local plugin = assert(vim.env.QUANTUMLAYER_PLUGIN, 'QUANTUMLAYER_PLUGIN')
local samples = assert(vim.env.QUANTUMLAYER_SAMPLE, 'QUANTUMLAYER_SAMPLE')
local work = assert(vim.env.QUANTUMLAYER_WORK, 'QUANTUMLAYER_WORK')
local sample = vim.json.decode(table.concat(vim.fn.readfile(samples .. '/sample.json'), '\n'))

local WAIT_MS = 15000
local passed, failed = 0, 0

local function out(text)
  io.stdout:write(text .. '\n')
end

local function step(name, run)
  local started = vim.uv.hrtime()
  local ok, problem = xpcall(run, function(message)
    return tostring(message)
  end)
  local took = math.floor((vim.uv.hrtime() - started) / 1e6)
  if ok then
    passed = passed + 1
    out(('ok   neovim: %s (%d ms)'):format(name, took))
  else
    failed = failed + 1
    out(('FAIL neovim: %s: %s'):format(name, problem))
  end
end

local function until_true(what, probe, wait)
  local value
  local done = vim.wait(wait or WAIT_MS, function()
    value = probe()
    return value
  end, 20)
  assert(done, what .. ': not in time')
  return value
end

local workspace = work .. '/workspace'
vim.fn.mkdir(workspace, 'p')
for name in vim.fs.dir(samples .. '/sample') do
  vim.fn.writefile(vim.fn.readfile(samples .. '/sample/' .. name), workspace .. '/' .. name)
end
vim.fn.mkdir(workspace .. '/.git')
local file = workspace .. '/' .. sample.file

local messages = {}
vim.notify = function(message) ---@diagnostic disable-line: duplicate-set-field
  messages[#messages + 1] = message
end

vim.opt.runtimepath:prepend(plugin)
vim.cmd('filetype plugin on')
vim.cmd('runtime plugin/quantumlayer.lua')
-- The binary is found on the PATH, as it is for a user.
vim.fn.mkdir(work .. '/bin', 'p')
vim.uv.fs_symlink(binary, work .. '/bin/quantumlayer')
vim.env.PATH = work .. '/bin:' .. vim.env.PATH
vim.lsp.enable('quantumlayer')
vim.cmd.edit(file)

local bufnr = vim.api.nvim_get_current_buf()
local plug = require('quantumlayer')

local function findings()
  return plug.findings(bufnr)
end

local function buffer_text()
  return table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false), '\n')
end

--- The finding that is to be fixed: at the place that the sample names.
local function expected()
  for _, finding in ipairs(findings()) do
    if finding.lnum == sample.finding.line - 1 then
      return finding
    end
  end
end

local function cursor_to(finding)
  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
end

local function floating_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

local function close_floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      vim.api.nvim_win_close(window, true)
    end
  end
end

local function restore()
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.fn.readfile(file))
  until_true('the findings again', function()
    return #findings() == sample.findings and expected()
  end)
end

step('vim.lsp.enable alone attaches the server', function()
  until_true('the client', function()
    return plug.client(bufnr)
  end)
  local root = vim.fs.normalize(plug.client(bufnr).root_dir or '')
  assert(root == vim.fs.normalize(workspace), 'the root is ' .. root)
end)

step('findings arrive as diagnostics', function()
  until_true(sample.findings .. ' findings', function()
    return #findings() == sample.findings
  end)
end)

step('a finding has its rule and the right place', function()
  local finding = assert(expected(), 'none at line ' .. sample.finding.line)
  assert(type(finding.code) == 'string' and finding.code ~= '', 'no rule')
  local line = vim.api.nvim_buf_get_lines(bufnr, finding.lnum, finding.lnum + 1, false)[1]
  local text = line:sub(finding.col + 1, finding.end_col)
  assert(text == sample.finding.text, ('underlined is %q'):format(text))
end)

step('hover explains the finding', function()
  cursor_to(expected())
  vim.lsp.buf.hover()
  local text = until_true('the window', floating_text)
  assert(text:find('CWE%-%d+'), 'no CWE in: ' .. text)
  assert(text:find(sample.title, 1, true), 'no title in: ' .. text)
  assert(text:find(sample.fixed, 1, true), 'no fix in: ' .. text)
  close_floating()
end)

step(':QuantumLayer explain opens the page of the rule', function()
  cursor_to(expected())
  vim.cmd('QuantumLayer explain')
  local text = until_true('the window', floating_text)
  assert(#text > 40 and not text:find('^%s*{'), 'not a page: ' .. text)
  close_floating()
end)

step(':QuantumLayer quickfix exports the findings', function()
  vim.cmd('QuantumLayer quickfix')
  local items = vim.fn.getqflist()
  assert(#items == sample.findings, #items .. ' items')
  local lines = vim.tbl_map(function(item)
    return item.lnum
  end, items)
  assert(vim.tbl_contains(lines, sample.finding.line), vim.inspect(lines))
  vim.cmd.cclose()
end)

step('the quick fix changes the buffer and the finding goes away', function()
  cursor_to(expected())
  vim.cmd('QuantumLayer fix')
  until_true('the new text', function()
    return buffer_text():find(sample.fixed, 1, true)
  end)
  until_true('one finding less', function()
    return #findings() == sample.findings - 1 and not expected()
  end)
  assert(not table.concat(vim.fn.readfile(file), '\n'):find(sample.fixed, 1, true), 'the file was written')
end)

step('u takes the fix back, and the finding returns', function()
  vim.cmd('silent undo')
  assert(not buffer_text():find(sample.fixed, 1, true), 'the text is still the new one')
  until_true('the finding', expected)
end)

do
  -- A safe fix: one that is preferred, and that "fix all" may apply.
  vim.cmd.edit(workspace .. '/' .. sample.safe.file)
  local safe = vim.api.nvim_get_current_buf()

  local function safe_finding()
    return plug.findings(safe)[1]
  end

  local function fixed()
    local text = table.concat(vim.api.nvim_buf_get_lines(safe, 0, -1, false), '\n')
    return text:find(sample.safe.fixed, 1, true) and not text:find(sample.safe.text, 1, true)
  end

  local function restore_safe()
    until_true('the finding to go', function()
      return not safe_finding()
    end)
    vim.cmd('silent undo')
    until_true('the finding again', safe_finding)
  end

  step("Neovim's own code action applies a preferred fix", function()
    local finding = until_true('the finding', safe_finding)
    cursor_to(finding)
    vim.lsp.buf.code_action({
      context = { only = { 'quickfix' }, diagnostics = { finding.user_data.lsp } },
      filter = function(action)
        return action.isPreferred == true
      end,
      apply = true,
    })
    until_true('the new text', fixed)
    restore_safe()
  end)

  step(':QuantumLayer fixall applies the safe fixes', function()
    vim.cmd('QuantumLayer fixall')
    until_true('the new text', fixed)
    restore_safe()
  end)

  step('fix_all() before a write waits for the fixes', function()
    assert(plug.fix_all(safe, 5000), 'nothing was changed')
    assert(fixed(), 'the text is still the old one')
    restore_safe()
  end)
  vim.cmd('buffer ' .. bufnr)
  vim.api.nvim_buf_delete(safe, { force = true })
end

step(':QuantumLayer scan fills the quickfix list', function()
  vim.fn.setqflist({}, 'r')
  vim.cmd('QuantumLayer scan')
  until_true('the list', function()
    return #vim.fn.getqflist() >= sample.findings
  end)
  local found = vim.tbl_filter(function(item)
    return item.lnum == sample.finding.line
  end, vim.fn.getqflist())[1]
  assert(found, 'the finding is not in it')
  assert(vim.fs.normalize(vim.api.nvim_buf_get_name(found.bufnr)) == vim.fs.normalize(file), 'another file')
  local line = vim.api.nvim_buf_get_lines(bufnr, found.lnum - 1, found.lnum, false)[1]
  assert(line:sub(found.col, found.end_col - 1) == sample.finding.text, 'another place: column ' .. found.col)
  local closed = vim.tbl_filter(function(item)
    local name = vim.fs.basename(vim.api.nvim_buf_get_name(item.bufnr))
    return name == sample.closed.file and item.lnum == sample.closed.line
  end, vim.fn.getqflist())
  assert(#closed == 1, 'the finding in the closed file is not in it')
  vim.cmd.cclose()
end)

step('what changes outside the editor counts: quantumlayer.toml', function()
  -- Neovim on Linux does not watch files for a server: this is the server's own doing.
  local config = workspace .. '/quantumlayer.toml'
  vim.fn.writefile({ '[scan]', 'severity = "critical"' }, config)
  until_true('no finding', function()
    return #findings() == 0
  end)
  vim.fn.delete(config)
  until_true('the findings again', function()
    return #findings() == sample.findings
  end)
end)

step('settings reach the server', function()
  local client = plug.client(bufnr)
  local function change(severity)
    client.settings.quantumlayer.scan = { severity = severity }
    client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  end
  change('critical')
  until_true('no finding', function()
    return #findings() == 0
  end)
  change('info')
  until_true('the findings again', function()
    return #findings() == sample.findings
  end)
end)

step('completion knows the commands and the rules', function()
  local all = vim.fn.getcompletion('QuantumLayer ', 'cmdline')
  for _, name in ipairs({ 'scan', 'explain', 'fix', 'fixall', 'undo', 'quickfix', 'log', 'restart' }) do
    assert(vim.tbl_contains(all, name), 'no ' .. name)
  end
  assert(vim.deep_equal(vim.fn.getcompletion('QuantumLayer fix', 'cmdline'), { 'fix', 'fixall' }), 'fix')
  assert(vim.tbl_contains(vim.fn.getcompletion('QuantumLayer explain ', 'cmdline'), expected().code), 'no rules')
end)

step('an unknown command is told, and nothing breaks', function()
  vim.cmd('QuantumLayer nonsense')
  assert(messages[#messages]:find('nonsense'), vim.inspect(messages))
end)

step('typing moves the finding with its line', function()
  vim.api.nvim_buf_set_lines(bufnr, 0, 0, false, { '# ünï😀', '' })
  until_true('the finding two lines below', function()
    for _, finding in ipairs(findings()) do
      if finding.lnum == sample.finding.line + 1 then
        return true
      end
    end
  end)
  restore()
end)

step(':QuantumLayer restart gives a new server with the same findings', function()
  local before = plug.client(bufnr).id
  vim.cmd('QuantumLayer restart')
  until_true('another client', function()
    local client = plug.client(bufnr)
    return client and client.id ~= before
  end)
  until_true('the findings', function()
    return #findings() == sample.findings
  end)
end)

step(':checkhealth quantumlayer has nothing to complain of', function()
  vim.cmd('silent checkhealth quantumlayer')
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(text:find('client %d+'), text)
  assert(not text:find('ERROR') and not text:find('WARNING'), text)
  vim.cmd.tabclose()
end)

step(':help quantumlayer is there', function()
  local docs = work .. '/docs'
  vim.fn.mkdir(docs .. '/doc', 'p')
  vim.uv.fs_copyfile(plugin .. '/doc/quantumlayer.txt', docs .. '/doc/quantumlayer.txt')
  vim.cmd.helptags(docs .. '/doc')
  vim.opt.runtimepath:append(docs)
  vim.cmd.help(':QuantumLayer')
  vim.cmd.helpclose()
end)

step('what comes from another file is shown when that is saved', function()
  vim.fn.mkdir(workspace .. '/flow')
  vim.fn.writefile({ 'def read(name):', '    return open("/data/" + name).read()' }, workspace .. '/flow/files.py')
  local web = { 'from flask import request', 'from flow import files', '', 'def user():', '    return files.read(request.args["name"])' }
  vim.fn.writefile(web, workspace .. '/flow/web.py')
  vim.fn.writefile({}, workspace .. '/flow/__init__.py')
  vim.fn.writefile({ '[scan]', 'dataflow = "workspace"' }, workspace .. '/quantumlayer.toml')
  vim.cmd.edit(workspace .. '/flow/files.py')
  local files = vim.api.nvim_get_current_buf()
  local function shown()
    return vim.iter(vim.diagnostic.get(files)):any(function(d)
      return d.lnum == 1 and d.code == 'python.files.path-traversal-request'
    end)
  end
  vim.cmd.edit(workspace .. '/flow/web.py')
  vim.cmd('silent write')
  until_true('the finding', shown)
  vim.api.nvim_buf_set_lines(0, 4, 5, false, { '    return files.read("fixed")' })
  vim.cmd('silent write')
  until_true('the finding gone', function()
    return not shown()
  end)
  vim.fn.delete(workspace .. '/quantumlayer.toml')
end)

step('the server ends with the editor', function()
  local client = plug.client(bufnr)
  client:stop()
  until_true('the end', function()
    return client:is_stopped()
  end, 5000)
end)

out(('%d passed, %d failed'):format(passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
