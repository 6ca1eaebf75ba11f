package io.skysentinel.standalone;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What went wrong with a file, in words: Java's own messages are often only a path. */
final class IoWords {
  private IoWords() {}

  static String of(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "this user may not write there";
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is a file, not a directory";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "it holds files that are not the broker's";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason().toLowerCase(Locale.ROOT) + " (" + system.getFile() + ")";
    }
    return String.valueOf(failure.getMessage());
  }
}
