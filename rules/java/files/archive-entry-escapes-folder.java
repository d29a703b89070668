package com.acme.plugins;

import java.io.*;
import java.nio.file.*;
import java.util.Enumeration;
import java.util.zip.*;

public class Installer {
  public void unpack(InputStream in, File folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        // ruleid: archive-entry-escapes-folder
        File file = new File(folder, entry.getName());
        Files.copy(zip, file.toPath());
      }
    }
  }

  public void unpackFile(ZipFile zip, Path folder) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry item = entries.nextElement();
      String name = item.getName();
      // ruleid: archive-entry-escapes-folder
      Path target = folder.resolve(name);
      Files.copy(zip.getInputStream(item), target);
      // ruleid: archive-entry-escapes-folder
      new FileOutputStream(
          folder + "/" + item.getName()).close();
    }
  }

  public void checked(ZipInputStream zip, Path folder) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    // ok: archive-entry-escapes-folder
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("entry outside of the folder");
    }
    Files.copy(zip, target);
  }

  public void fixed(ZipInputStream zip, Path folder, Plugin plugin) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    String kind = entry.isDirectory() ? "folder" : "file";
    // ok: archive-entry-escapes-folder
    Path target = folder.resolve("plugin.jar");
    // ok: archive-entry-escapes-folder
    Path log = folder.resolve(plugin.getName());
    // ok: archive-entry-escapes-folder
    File marker = new File(folder.toFile(), kind);
  }
}
