package com.acme.files;

import java.io.*;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.*;

public class Permissions {
  private static final String OPEN = "rwxrwxrwx";

  public void open(File file, Path path) throws IOException {
    // ruleid: file-open-to-everybody
    file.setWritable(true, false);
    // ruleid: file-open-to-everybody
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OPEN));
    Set<PosixFilePermission> set = new HashSet<>();
    // ruleid: file-open-to-everybody
    set.add(
        PosixFilePermission.OTHERS_WRITE);
    // ruleid: file-open-to-everybody
    Runtime.getRuntime().exec("chmod 777 /srv/acme");
  }

  public void closed(File file, Path path, Form form) throws IOException {
    // ok: file-open-to-everybody
    file.setWritable(true, true);
    // ok: file-open-to-everybody
    file.setWritable(true);
    // ok: file-open-to-everybody
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    // ok: file-open-to-everybody
    Runtime.getRuntime().exec("chmod 750 /srv/acme");
  }
}
