package com.acme.imports;

import java.io.*;
import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

public class OrderImport {
  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  public Document read(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    // ruleid: xxe-document-builder
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(in);
  }

  public Document readText(String text) {
    try {
      DocumentBuilderFactory dbf =
          DocumentBuilderFactory.newInstance();
      // ruleid: xxe-document-builder
      return dbf.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public Document partial(InputStream in) throws Exception {
    DocumentBuilderFactory dbf = DocumentBuilderFactory.newDefaultInstance();
    dbf.setExpandEntityReferences(true);
    // ruleid: xxe-document-builder
    return dbf.newDocumentBuilder().parse(in);
  }

  public Document hardened(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    try {
      factory.setFeature(NO_DTD, true);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    // ok: xxe-document-builder
    return factory.newDocumentBuilder().parse(in);
  }

  public Document restricted(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    // ok: xxe-document-builder
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(in);
  }

  public Document viaHelper(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    XmlHardening.apply(factory);
    // ok: xxe-document-builder
    return factory.newDocumentBuilder().parse(in);
  }

  public Document create() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // ok: xxe-document-builder
    Document document = factory.newDocumentBuilder().newDocument();
    return document;
  }

  public Document resolver(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // ok: xxe-document-builder
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
    return builder.parse(in);
  }
}
