package com.acme.imports;

import java.io.*;
import javax.xml.parsers.*;
import org.dom4j.io.SAXReader;
import org.jdom2.input.SAXBuilder;
import org.xml.sax.*;
import org.xml.sax.helpers.*;

public class FeedImport {
  public void sax(InputStream in, DefaultHandler handler) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    // ruleid: xxe-sax-parser
    SAXParser parser = factory.newSAXParser();
    parser.parse(in, handler);
  }

  public org.dom4j.Document dom4j(File file) throws Exception {
    SAXReader reader = new SAXReader();
    // ruleid: xxe-sax-parser
    return reader.read(file);
  }

  public org.jdom2.Document jdom(Reader in) throws Exception {
    SAXBuilder builder = new SAXBuilder();
    // ruleid: xxe-sax-parser
    return builder
        .build(in);
  }

  public void reader(InputSource source, ContentHandler handler) throws Exception {
    XMLReader reader = XMLReaderFactory.createXMLReader();
    reader.setContentHandler(handler);
    // ruleid: xxe-sax-parser
    reader.parse(source);
  }

  public void hardened(InputStream in, DefaultHandler handler) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: xxe-sax-parser
    factory.newSAXParser().parse(in, handler);
  }

  public org.dom4j.Document hardenedReader(File file) throws Exception {
    SAXReader reader = new SAXReader();
    reader.setFeature("http://xml.org/sax/features/external-general-entities", false);
    reader.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    // ok: xxe-sax-parser
    return reader.read(file);
  }

  public int other(Reader in) throws IOException {
    BufferedReader lines = new BufferedReader(in);
    // ok: xxe-sax-parser
    return lines.read();
  }

  public org.jdom2.Document resolved(Reader in) throws Exception {
    SAXBuilder builder = new SAXBuilder();
    builder.setEntityResolver(new EmptyResolver());
    // ok: xxe-sax-parser
    return builder.build(in);
  }

  void inOne(java.io.InputStream in, org.xml.sax.helpers.DefaultHandler handler) throws Exception {
    // ruleid: xxe-sax-parser
    javax.xml.parsers.SAXParserFactory.newInstance().newSAXParser().parse(in, handler);
    // ruleid: xxe-sax-parser
    new SAXReader().read(in);
  }
}
