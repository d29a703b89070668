package com.acme.rules;

import groovy.lang.*;
import groovy.util.Eval;
import javax.script.*;
import javax.servlet.http.HttpServletRequest;

public class ScriptRunner {
  private static final String WARMUP = "1 + 1";
  private final ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");

  public Object run(String script) throws ScriptException {
    // ruleid: dynamic-script-evaluation
    return engine.eval(script);
  }

  public Object servlet(HttpServletRequest request) throws ScriptException {
    String source = request.getParameter("source");
    ScriptEngineManager manager = new ScriptEngineManager();
    ScriptEngine local = manager.getEngineByName("nashorn");
    // ruleid: dynamic-script-evaluation
    local.eval("var result = " + source + ";");
    // ruleid: dynamic-script-evaluation
    return new GroovyShell()
        .evaluate(source);
  }

  public Object groovy(String body) {
    GroovyClassLoader loader = new GroovyClassLoader();
    // ruleid: dynamic-script-evaluation
    Class<?> type = loader.parseClass("class Job { def run() { " + body + " } }");
    // ruleid: dynamic-script-evaluation
    return Eval.me(body);
  }

  public void warm(Bindings bindings, Calculator calculator, String formula) throws ScriptException {
    // ok: dynamic-script-evaluation
    engine.eval(WARMUP);
    // ok: dynamic-script-evaluation
    engine.eval("total = price * count", bindings);
    // ok: dynamic-script-evaluation
    calculator.eval(formula);
  }
}
