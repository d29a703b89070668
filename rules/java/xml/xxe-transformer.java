package com.acme.reports;

import java.io.*;
import javax.xml.XMLConstants;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.*;
import javax.xml.validation.*;
import org.w3c.dom.Document;

public class ReportRenderer {
  public void render(InputStream style, InputStream data, Result out) throws Exception {
    TransformerFactory factory = TransformerFactory.newInstance();
    // ruleid: xxe-transformer
    Transformer transformer = factory.newTransformer(new StreamSource(style));
    transformer.transform(new StreamSource(data), out);
  }

  public void copy(Reader data, Result out) throws Exception {
    TransformerFactory factory = TransformerFactory.newInstance();
    Transformer identity = factory.newTransformer();
    // ruleid: xxe-transformer
    identity.transform(
        new StreamSource(data), out);
  }

  public void check(Schema schema, InputStream data) throws Exception {
    Validator validator = schema.newValidator();
    // ruleid: xxe-transformer
    validator.validate(new StreamSource(data));
  }

  public void hardened(InputStream style, Result out) throws Exception {
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    // ok: xxe-transformer
    factory.newTransformer(new StreamSource(style));
  }

  public String print(Document document) throws Exception {
    StringWriter text = new StringWriter();
    // ok: xxe-transformer
    TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }

  public void hardenedCheck(Schema schema, InputStream data) throws Exception {
    Validator validator = schema.newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    // ok: xxe-transformer
    validator.validate(new StreamSource(data));
  }
}
