const vm = require('vm');
const { VM } = require('vm2');
const { runInNewContext } = require('node:vm');

function calculate(formula, rate) {
  // ruleid: dynamic-code-evaluation
  const total = eval(formula);
  // ruleid: dynamic-code-evaluation
  const compiled = new Function('rate', 'return ' + formula);
  return total + compiled(rate);
}

class RuleRunner {
  constructor(store) {
    this.store = store;
  }

  run(rule, context) {
    // ruleid: dynamic-code-evaluation
    vm.runInNewContext(rule.source, context);
    // ruleid: dynamic-code-evaluation
    const script = new vm.Script(`result = ${rule.source}`);
    // ruleid: dynamic-code-evaluation
    runInNewContext(rule.condition);
    // ruleid: dynamic-code-evaluation
    return new VM({ timeout: 50 }).run(this.store.load(rule.id)) || script;
  }
}

function later(name) {
  // ruleid: dynamic-code-evaluation
  setTimeout('refresh("' + name + '")', 500);
  // ruleid: dynamic-code-evaluation
  window.setInterval(`poll('${name}')`, 1000);
  // ok: dynamic-code-evaluation
  setTimeout(() => refresh('x' + name), 500);
  // ok: dynamic-code-evaluation
  eval('1 + 1');
  // ok: dynamic-code-evaluation
  const add = new Function('a', 'b', 'return a + b');
  // ok: dynamic-code-evaluation
  return JSON.parse(name) || add;
}

module.exports = { calculate, RuleRunner, later };

function later(req, res) {
  // ruleid: dynamic-code-evaluation
  setTimeout(req.query.action, 10);
  // ruleid: dynamic-code-evaluation
  setInterval('refresh("' + res.name + '")', 1000);
  // ok: dynamic-code-evaluation
  setTimeout(() => res.end(req.query.action), 10);
}
