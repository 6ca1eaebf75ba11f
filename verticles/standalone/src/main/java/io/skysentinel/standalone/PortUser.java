package io.skysentinel.standalone;

/** Who is to listen on a port. */
enum PortUser {
  BROKER("The broker", "--kafka-port"),
  POSTGRES("PostgreSQL", "--postgres-port");

  /** At the beginning of a sentence. */
  final String words;

  /** The option that chooses its port. */
  final String option;

  PortUser(String words, String option) {
    this.words = words;
    this.option = option;
  }
}
