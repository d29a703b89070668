-- Read by `vim.lsp.enable('quantumlayer')`. Change it with `vim.lsp.config('quantumlayer', { … })`.
return require('quantumlayer').lsp_config()
