package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.AnomalyJson;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.json.JsonBytes;
import java.util.ArrayList;
import java.util.List;

/** The runs as JSON, with every detection, so that others can count in their own way. */
final class ReportJson {
  private ReportJson() {}

  static byte[] of(List<Run> runs) {
    JsonBytes json = new JsonBytes(1 << 16);
    json.raw(JsonBytes.ascii("{'runs':["));
    for (int i = 0; i < runs.size(); i++) {
      run(json.raw(JsonBytes.ascii(i == 0 ? "" : ",")), runs.get(i));
    }
    json.raw(JsonBytes.ascii("],'detections':["));
    List<Detection> all = new ArrayList<>();
    List<String> ways = new ArrayList<>();
    for (Run run : runs) {
      for (Detection detection : run.detections()) {
        all.add(detection);
        ways.add(run.way());
      }
    }
    for (int i = 0; i < all.size(); i++) {
      detection(json.raw(JsonBytes.ascii(i == 0 ? "" : ",\n")), all.get(i), ways.get(i));
    }
    return json.raw(JsonBytes.ascii("]}\n")).toByteArray();
  }

  private static void run(JsonBytes json, Run run) {
    json.raw(JsonBytes.ascii("{'file':")).string(run.file());
    json.raw(JsonBytes.ascii(",'way':")).string(run.way());
    json.raw(JsonBytes.ascii(",'traffic':")).string(run.traffic().name());
    json.raw(JsonBytes.ascii(",'flight_hours':")).number(run.hours());
    json.raw(JsonBytes.ascii(",'updates':")).integer(run.updates());
    json.raw(JsonBytes.ascii(",'kinds':{"));
    boolean first = true;
    for (AnomalyKind kind : AnomalyKind.values()) {
      Tally tally = Tally.of(kind, run.labels(), run.detections());
      if (!tally.isEmpty()) {
        json.raw(JsonBytes.ascii(first ? "" : ",")).string(kind.name());
        tally(json.raw(':'), tally);
        first = false;
      }
    }
    json.raw(JsonBytes.ascii("}}"));
  }

  private static void tally(JsonBytes json, Tally tally) {
    json.raw(JsonBytes.ascii("{'events':")).integer(tally.labels());
    json.raw(JsonBytes.ascii(",'found':")).integer(tally.found());
    json.raw(JsonBytes.ascii(",'missed':")).integer(tally.labels() - tally.found());
    json.raw(JsonBytes.ascii(",'matching':")).integer(tally.matched());
    json.raw(JsonBytes.ascii(",'unlabelled':")).integer(tally.unmatched());
    json.raw(JsonBytes.ascii(",'unlabelled_high':")).integer(tally.high());
    json.raw(JsonBytes.ascii(",'delay_median_s':")).number(tally.medianDelay());
    json.raw(JsonBytes.ascii(",'delay_worst_s':")).number(tally.worstDelay()).raw('}');
  }

  private static void detection(JsonBytes json, Detection one, String way) {
    json.raw(JsonBytes.ascii("{'file':")).string(one.file());
    json.raw(JsonBytes.ascii(",'way':")).string(way);
    json.raw(JsonBytes.ascii(",'icao24':")).string(one.icao24());
    json.raw(JsonBytes.ascii(",'kind':")).string(one.kind().name());
    json.raw(JsonBytes.ascii(",'t_start':")).number(one.tStart());
    json.raw(JsonBytes.ascii(",'t_reported':")).number(one.tReported());
    json.raw(JsonBytes.ascii(",'t_end':")).number(one.tEnd());
    json.raw(JsonBytes.ascii(",'severity':")).string(one.severity().wireName());
    json.raw(JsonBytes.ascii(",'confidence':")).number(one.confidence());
    AnomalyJson.evidence(json.raw(JsonBytes.ascii(",'evidence':")), one.evidence());
    json.raw(JsonBytes.ascii(",'text':")).string(one.text()).raw('}');
  }
}
