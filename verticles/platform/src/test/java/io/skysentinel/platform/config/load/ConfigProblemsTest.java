package io.skysentinel.platform.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of mistake, and the words for it. */
class ConfigProblemsTest {

  /** Single quotes of the document stand for double ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
{'feeds':{'opensky':{'pollIntervalSeconds':'ten'}}} | feeds.opensky.pollIntervalSeconds is "ten"; expected a number from 0.2 to 3600
{'feeds':{'opensky':{'pollIntervalSeconds':0.1}}} | feeds.opensky.pollIntervalSeconds is 0.1; expected a number from 0.2 to 3600
{'feeds':{'opensky':{'pollIntervalSeconds':1e999}}} | feeds.opensky.pollIntervalSeconds is "Infinity"; expected a number from 0.2 to 3600
{'feeds':{'opensky':{'polIntervalSeconds':5}}} | feeds.opensky.polIntervalSeconds is not a known key; did you mean pollIntervalSeconds?
{'feeds':{'opensky':{'type':'readsb'}}} | feeds.opensky.type is "readsb"; expected opensky
{'feeds':{'roof':{'url':'http://a/'}}} | feeds.roof.type is not there; expected one of opensky, readsb, adsb-v2, sbs, replay, simulator
{'feeds':{'roof':{'type':'redsb'}}} | feeds.roof.type is "redsb"; expected one of opensky, readsb, adsb-v2, sbs, replay, simulator
{'feeds':{'roof':{'type':'readsb','ulr':'http://a/'}}} | feeds.roof.ulr is not a known key; did you mean url?
{'feeds':{'roof':{'type':'readsb','url':'a'}}} | feeds.roof.url is "a"; expected an address that begins with http:// or https://
{'feeds':{'roof':{'type':'readsb','url':'ftp://joe:pw@a/'}}} | feeds.roof.url is "ftp://***@a/"; expected an address that begins with http:// or https://
{'feeds':{'My Roof':{'type':'readsb'}}} | feeds.My Roof is not a known key; expected a small letter, then up to 30 small letters, digits or dashes
{'feeds':{'opensky':7}} | feeds.opensky is 7; expected an object
{'feeds':[]} | feeds is an empty list; expected an object
{'feeds':{'opensky':{'dailyCredits':0}}} | feeds.opensky.dailyCredits is 0; expected a whole number from 1 to 10000000 or null
{'feeds':{'opensky':{'clientSecret':5}}} | feeds.opensky.clientSecret is ***; expected a text
{'http':null} | http is null; expected an object
{'http':{'port':65536}} | http.port is 65536; expected a whole number from 0 to 65535
{'http':{'port':80.5}} | http.port is 80.5; expected a whole number from 0 to 65535
{'http':{'port':1e999}} | http.port is "Infinity"; expected a whole number from 0 to 65535
{'http':{'port':123456789012345678901234567890}} | http.port is 123456789012345678901234567890; expected a whole number from 0 to 65535
{'http':{'host':''}} | http.host is ""; expected a text, not empty
{'htpp':{'port':1}} | htpp is not a known key; did you mean http?
{'colour':'red'} | colour is not a known key; known here: $schema, node, http, tls, auth, kafka, cluster, publisher, cache, ticker, history, detector, bridge, page, logging, activeFeeds, feeds
{'node':{'roles':['pollr']}} | node.roles[0] is "pollr"; expected one of poller, cache, ticker, history, detector, bridge
{'node':{'roles':[]}} | node.roles is an empty list; expected at least one value
{'node':{'roles':['poller','poller']}} | node.roles is a list; expected each value only once
{'node':{'roles':'poller'}} | node.roles is "poller"; expected a list, each entry one of poller, cache, ticker, history, detector, bridge
{'page':{'mapTiles':'https://tiles.example.org/{z}.png'}} | page.mapTiles is "https://tiles.example.org/{z}.png"; expected an address such as https://tiles.example.org/{z}/{x}/{y}.png, or nothing
          {'tls':{'certificate':'a'}} | tls.key is ""; expected the key of the certificate
          {'tls':{'key':'a'}} | tls.certificate is ""; expected the certificate of the key
          {'auth':{'enabled':true}} | auth.enabled is true; expected auth.users.file, auth.tokens.keys or auth.tokens.jwksUrl beside it: nobody could come in
          {'auth':{'enabled':true,'tokens':{'keys':['RS256:a']}}} | auth.tokens.audience is an empty list; expected whom tokens have to be made for
          {'auth':{'enabled':true,'tokens':{'jwksUrl':'https://a/','audience':['a']}}} | auth.tokens.issuer is ""; expected who makes the tokens
          {'auth':{'tokens':{'jwksUrl':'http://idp/'}}} | auth.tokens.jwksUrl is "http://idp/"; expected an address that begins with https:// (http:// on this machine only)
          {'auth':{'tokens':{'keys':['none:a']}}} | auth.tokens.keys[0] is "none:a"; expected an algorithm and a file, such as RS256:/run/secrets/idp.pem (HS256, RS256, ES256 or EdDSA)
          {'http':{'allowedOrigins':['example.org']}} | http.allowedOrigins[0] is "example.org"; expected an origin such as https://example.org, or *
{'cache':{'staleSeconds':4}} | cache.staleSeconds is 4; expected a whole number from 5 to 3600
{'ticker':{'intervalMs':49}} | ticker.intervalMs is 49; expected a whole number from 50 to 5000
{'detector':{'commitMs':5}} | detector.commitMs is 5; expected a whole number from 10 to 10000
{'bridge':{'maxClient':1}} | bridge.maxClient is not a known key; did you mean maxClients?
{'node':{'name':'a b'}} | node.name is "a b"; expected up to 63 letters, digits, dots, dashes or underscores
{'kafka':{'replicationFactor':0}} | kafka.replicationFactor is 0; expected a whole number from 1 to 9, or -1
{'kafka':{'bootstrap':'localhost'}} | kafka.bootstrap is "localhost"; expected host:port, or several separated by commas
{'kafka':{'topics':{'state':'x','updates':'x'}}} | kafka.topics.updates is "x"; expected another name than that of state
{'kafka':{'security':{'protocol':'TLS'}}} | kafka.security.protocol is "TLS"; expected one of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL
{'kafka':{'security':{'protocol':'SSL'}}} | kafka.security.protocol is "SSL"; expected PLAINTEXT where kafka.bootstrap names no broker of elsewhere
{'kafka':{'bootstrap':'a:1','security':{'protocol':'SASL_SSL'}}} | kafka.security.username is ""; expected whose password it is
{'kafka':{'bootstrap':'a:1','security':{'protocol':'SASL_SSL','username':'sky'}}} | kafka.security.passwordFile is ""; expected a file with the password (KAFKA_PASSWORD_FILE)
{'kafka':{'bootstrap':'a:1','security':{'username':'sky'}}} | kafka.security.username is "sky"; expected it with kafka.security.protocol SASL_SSL or SASL_PLAINTEXT only
{'kafka':{'bootstrap':'a:1','security':{'protocol':'SSL','password':'hunter2'}}} | kafka.security.password is ***; expected it with kafka.security.protocol SASL_SSL or SASL_PLAINTEXT only
{'kafka':{'bootstrap':'a:1','security':{'ca':'ca.pem'}}} | kafka.security.ca is "ca.pem"; expected it with kafka.security.protocol SSL or SASL_SSL only
{'kafka':{'bootstrap':'a:1','security':{'protocol':'SSL','certificate':'a'}}} | kafka.security.key is ""; expected the key of the certificate
{'cluster':{'tls':{'certificate':'a','key':'b'}}} | cluster.tls.ca is ""; expected who signs the nodes' certificates
{'cluster':{'tls':{'certificate':'a','ca':'c'}}} | cluster.tls.key is ""; expected the key of the certificate
{'cluster':{'tls':{'ca':'c'}}} | cluster.tls.certificate is ""; expected this node's certificate beside the ca
{'cluster':{'enabled':'yes'}} | cluster.enabled is "yes"; expected true or false
{'cluster':{'members':['a:b']}} | cluster.members[0] is "a:b"; expected host or host:port
{'publisher':{'whenFull':'explode'}} | publisher.whenFull is "explode"; expected one of pause, drop
{'logging':{'level':'loud'}} | logging.level is "loud"; expected one of trace, debug, info, warn, error
{'logging':{'levels':{'io.skysentinel':'loud'}}} | logging.levels.io.skysentinel is "loud"; expected one of trace, debug, info, warn, error
{'activeFeeds':null} | activeFeeds is null; expected a list, each entry the name of a feed
""")
  void aBadDocumentIsRefusedInWords(String document, String expected) {
    assertThat(problems(document.replace('\'', '"'), Map.of()))
        .containsExactly("sky.json: " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
POLL_INTERVAL_SECONDS | ten | is "ten"; expected a number from 0.2 to 3600
POLL_INTERVAL_SECONDS | NaN | is "NaN"; expected a number from 0.2 to 3600
POLL_INTERVAL_SECONDS | 10s | is "10s"; expected a number from 0.2 to 3600
POLL_INTERVAL_SECONDS | 4000 | is 4000; expected a number from 0.2 to 3600
BACKEND_PORT | 80.5 | is "80.5"; expected a whole number from 0 to 65535
BACKEND_PORT | 70000 | is 70000; expected a whole number from 0 to 65535
OPENSKY_MODE | lve | is "lve"; expected one of live, replay, simulator
CLUSTER_ENABLED | yes | is "yes"; expected true or false
ROLES | poller,cook | contains "cook"; expected one of poller, cache, ticker, history, detector, bridge
READSB_URL | roof | is "roof"; expected an address that begins with http:// or https://
LOG_LEVEL | loud | is "loud"; expected one of trace, debug, info, warn, error
OPENSKY_CLIENT_SECRET_FILE | nowhere/secret | is "nowhere/secret"; there is no such file
""")
  void aBadVariableIsNamed(String variable, String value, String expected) {
    assertThat(problems("{}", Map.of(variable, value)))
        .containsExactly("environment: " + variable + " " + expected);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(
            problems(
                "{\"htpp\":{},\"http\":{\"port\":-1},\"activeFeeds\":[5]}",
                Map.of("OPENSKY_MODE", "x", "BBOX_LAT_MAX", "north")))
        .hasSize(5);
  }

  @Test
  void aBadOptionIsNamedAsOnTheCommandLine() {
    ConfigLoader loader =
        new ConfigLoader(
            List.of(FeedsPart.PART), Map.of("ROLES", "poller"), Map.of("node.roles", "cook"));
    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> loader.loadText("sky.json", "{}"));
    assertThat(refused)
        .hasMessage(
            "command line: --roles contains \"cook\"; expected one of poller, cache, ticker, history, detector, bridge");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
{'http':{'port':1} | line 1, column 19: the text ends too early; expected a closing } or ] or quotation mark
{'a':1,'a':2} | line 1, column 11: the key 'a' stands here for the second time
{'a':s3cret} | line 1, column 12: not valid JSON: expected a value (texts stand in quotation marks)
{'a':1 'b':2} | line 1, column 8: unexpected '"'; expected a comma or the end before it
{'a':1,} | line 1, column 8: unexpected '}'; expected a key in quotation marks (and no comma after the last one)
{'a' 1} | line 1, column 6: unexpected '1'; expected a colon between key and value
{'a':'C:\\sky'} | line 1, column 10: a backslash that means nothing; a backslash in a text is written \\\\
{} {} | line 1, column 4: something stands behind the end of the document
[1] | the document is a list; expected a JSON object: {...}
'text' | the document is a text; expected a JSON object: {...}
` ` | the file is empty; expected a JSON object, at least {}
""")
  void aTextThatIsNoJsonIsExplained(String document, String expected) {
    assertThat(problems(document.replace('\'', '"'), Map.of()))
        .containsExactly("sky.json: " + expected);
  }

  @Test
  void theLineOfAMistakeIsTold() {
    assertThat(
            problems("{\n  \"http\": {\n    \"port\": 80\n    \"host\": \"a\"\n  }\n}", Map.of()))
        .containsExactly(
            "sky.json: line 4, column 5: unexpected '\"'; expected a comma or the end before it");
    assertThat(problems("{\n  \"http\": \"open\n}", Map.of()))
        .singleElement()
        .asString()
        .contains("a text runs over the end of its line");
  }

  static List<String> problems(String document, Map<String, String> environment) {
    ConfigLoader loader = new ConfigLoader(List.of(FeedsPart.PART), environment, Map.of());
    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> loader.loadText("sky.json", document));
    assertThat(refused).as("the document is refused").isNotNull();
    return refused.problems().stream().map(ConfigProblem::toString).toList();
  }
}
