package io.skysentinel.history.store;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.reference.ReferenceData;
import io.skysentinel.history.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AirportTableIT {
  @RegisterExtension private final TestDatabase database = TestDatabase.withTables();

  @Test
  void theTableIsWhatTheProgramKnowsAndIsWrittenOnce() throws Exception {
    AirportTable airports = new AirportTable(database.vertx(), database.pool());
    get(airports.fill());
    database.run("update airports set lat = 0 where ident = 'LSZH'");
    database.run("update airports set ident = 'NONE' where ident = 'EGLL'");
    String writers = "select count(distinct xmin::text) from airports";

    get(airports.fill());
    get(airports.fill());

    assertThat(database.ask("select count(*)::int4 from airports"))
        .containsExactly(ReferenceData.airports().size());
    assertThat(database.ask("select count(*) from airports where ident = 'EGLL'"))
        .containsExactly(1L);
    assertThat(
            database.ask("select lat > 47 and size = 'large' from airports where ident = 'LSZH'"))
        .containsExactly(true);
    // All by the first time but the two that were another by then.
    assertThat(database.ask(writers)).containsExactly(2L);
  }

  @Test
  void theReaderReadsThem() throws Exception {
    database.run("begin; set local role sky_reader; select * from airports, callsigns; commit");
  }
}
