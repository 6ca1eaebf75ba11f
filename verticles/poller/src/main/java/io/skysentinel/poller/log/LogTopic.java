package io.skysentinel.poller.log;

/** Which of the poller's topics a record is for. */
enum LogTopic {
  STATE,
  UPDATES,
  DEADLETTER
}
