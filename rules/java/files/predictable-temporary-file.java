package com.acme.reports;

import java.io.*;
import java.nio.file.*;

public class Scratch {
  public File report() throws IOException {
    // ruleid: predictable-temporary-file
    File file = new File("/tmp/report.csv");
    // ruleid: predictable-temporary-file
    try (FileWriter writer = new FileWriter("/tmp/" + "totals-" + file.length())) {
      writer.write("total");
    }
    // ruleid: predictable-temporary-file
    return new File(System.getProperty("java.io.tmpdir"),
        "report.lock");
  }

  public File folder() throws IOException {
    File folder = File.createTempFile("acme", "work");
    folder.delete();
    // ruleid: predictable-temporary-file
    folder.mkdir();
    return folder;
  }

  public Path safe(File base) throws IOException {
    // ok: predictable-temporary-file
    Path file = Files.createTempFile("report", ".csv");
    // ok: predictable-temporary-file
    File data = new File("/srv/acme/tmp/report.csv");
    // ok: predictable-temporary-file
    File inside = new File(base, "tmp");
    // ok: predictable-temporary-file
    inside.mkdir();
    return Files.createTempDirectory("acme");
  }
}
