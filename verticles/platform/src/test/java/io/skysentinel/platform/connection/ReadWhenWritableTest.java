package io.skysentinel.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadWhenWritableTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new ReadWhenWritable());

  @BeforeEach
  void takesLittle() {
    channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(4, 8));
  }

  @AfterEach
  void close() {
    channel.releaseOutbound();
    channel.close();
  }

  @Test
  void nothingIsReadWhileMoreWaitsThanMay() {
    var unused = channel.write(Unpooled.copyLong(1, 2));
    assertThat(channel.config().isAutoRead()).isFalse();
    channel.flush();
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void whoStoppedTheReadingStartsIt() {
    channel.config().setAutoRead(false);
    var unused = channel.write(Unpooled.copyLong(1, 2));
    channel.flush();
    assertThat(channel.config().isAutoRead()).isFalse();
  }

  @Test
  void aReadThatIsAskedForMeanwhileIsMadeUpFor() {
    channel.config().setAutoRead(false);
    var unused = channel.write(Unpooled.copyLong(1, 2));
    channel.config().setAutoRead(true);
    assertThat(channel.config().isAutoRead()).isFalse();
    channel.flush();
    assertThat(channel.config().isAutoRead()).isTrue();
  }
}
