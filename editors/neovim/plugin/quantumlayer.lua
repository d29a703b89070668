if vim.g.loaded_quantumlayer then
  return
end
vim.g.loaded_quantumlayer = true

vim.api.nvim_create_user_command('QuantumLayer', function(call)
  require('quantumlayer.commands').run(call)
end, {
  nargs = '+',
  desc = 'QuantumLayer: scan, explain, fix',
  complete = function(lead, line)
    return require('quantumlayer.commands').complete(lead, line)
  end,
})
