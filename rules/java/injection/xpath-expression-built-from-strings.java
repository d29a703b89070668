package com.acme.auth;

import java.util.List;
import java.util.regex.Pattern;
import javax.xml.xpath.*;
import org.dom4j.Node;
import org.w3c.dom.Document;

public class UserFile {
  private static final String ROOT = "/users/user";

  public String role(Document document, String name, String pin) throws XPathExpressionException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    String expression = "/users/user[name='" + name + "' and pin='" + pin + "']/role";
    // ruleid: xpath-expression-built-from-strings
    String role = xpath.evaluate(expression, document);
    // ruleid: xpath-expression-built-from-strings
    XPathExpression compiled = xpath.compile("//user[name='" + name + "']");
    // ruleid: xpath-expression-built-from-strings
    return XPathFactory.newInstance().newXPath().evaluate(
        String.format("//user[@name='%s']", name), document);
  }

  public List<?> nodes(org.dom4j.Document document, String id) {
    // ruleid: xpath-expression-built-from-strings
    return document.selectNodes("//order[@id='" + id + "']");
  }

  public Object safe(Document document, String name, int index, org.dom4j.Document tree) throws Exception {
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.setXPathVariableResolver(v -> name);
    // ok: xpath-expression-built-from-strings
    xpath.compile(ROOT + "[name=$name]");
    // ok: xpath-expression-built-from-strings
    Pattern pattern = Pattern.compile("user-" + name);
    // ok: xpath-expression-built-from-strings
    xpath.evaluate("/users/user[" + index + "]", document);
    // ok: xpath-expression-built-from-strings
    return tree.selectSingleNode("//user[1]");
  }
}
