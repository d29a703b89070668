package com.acme.ops;

import java.io.IOException;
import java.util.*;

public class Archiver {
  private static final String TAR = "tar czf ";

  public void pack(String folder, String out) throws IOException {
    // ruleid: shell-command-built-from-strings
    Runtime.getRuntime().exec("tar czf " + out + " " + folder);
    String line = String.format("gzip -k %s", folder);
    Runtime runtime = Runtime.getRuntime();
    // ruleid: shell-command-built-from-strings
    runtime.exec(line, null);
    // ruleid: shell-command-built-from-strings
    new ProcessBuilder("/bin/bash", "-c", line).start();
    String[] words = {"cmd.exe", "/c", "dir " + folder};
    // ruleid: shell-command-built-from-strings
    runtime.exec(words);
    // ruleid: shell-command-built-from-strings
    new ProcessBuilder(Arrays.asList("sh", "-c", "ls " + folder))
        .inheritIO()
        .start();
    List<String> args = new ArrayList<>();
    args.add("sh");
    args.add("-c");
    args.add("du -s " + folder);
    // ruleid: shell-command-built-from-strings
    ProcessBuilder du = new ProcessBuilder(args);
  }

  public void safe(String folder) throws IOException {
    // ok: shell-command-built-from-strings
    new ProcessBuilder("tar", "czf", "out.tgz", "--", folder).start();
    // ok: shell-command-built-from-strings
    Runtime.getRuntime().exec(TAR + "out.tgz data");
    // ok: shell-command-built-from-strings
    Runtime.getRuntime().exec(new String[] {"gzip", "-k", folder});
    // ok: shell-command-built-from-strings
    new ProcessBuilder("sh", "-c", "ls /srv").start();
    java.util.regex.Matcher m = null;
  }
}
