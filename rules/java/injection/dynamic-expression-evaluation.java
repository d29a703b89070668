package com.acme.rules;

import javax.el.ELProcessor;
import ognl.Ognl;
import org.mvel2.MVEL;
import org.springframework.expression.*;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.web.bind.annotation.*;

public class PriceRules {
  private static final String DISCOUNT = "price * 0.9";

  @PostMapping("/evaluate")
  public Object evaluate(@RequestBody String formula, Order order) throws Exception {
    ExpressionParser parser = new SpelExpressionParser();
    // ruleid: dynamic-expression-evaluation
    Expression expression = parser.parseExpression(formula);
    // ruleid: dynamic-expression-evaluation
    Object viaOgnl = Ognl.getValue("#root." + formula, order);
    String text = "(" + formula + ")";
    // ruleid: dynamic-expression-evaluation
    return MVEL.eval(text, order);
  }

  public Object servlet(javax.servlet.http.HttpServletRequest request) {
    String rule = request.getParameter("rule");
    ELProcessor processor = new ELProcessor();
    // ruleid: dynamic-expression-evaluation
    processor.eval(rule);
    // ruleid: dynamic-expression-evaluation
    return processor.getValue(
        request.getParameter("check"), Boolean.class);
  }

  public Object constant(Order order) {
    SpelExpressionParser parser = new SpelExpressionParser();
    // ok: dynamic-expression-evaluation
    Expression fixed = parser.parseExpression(DISCOUNT);
    // ok: dynamic-expression-evaluation
    Object again = MVEL.eval("price > 10", order);
    return fixed.getValue(order);
  }

  public Object limited(String formula, Order order) {
    SpelExpressionParser parser = new SpelExpressionParser();
    EvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();
    // ok: dynamic-expression-evaluation
    return parser.parseExpression(formula).getValue(context, order);
  }

  public Object cron(CronParser parser, String schedule) {
    // ok: dynamic-expression-evaluation
    return parser.parseExpression(schedule);
  }
}
