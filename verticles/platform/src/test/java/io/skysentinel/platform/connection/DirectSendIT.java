package io.skysentinel.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What goes past Netty stays in order with what does not, on real sockets. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class DirectSendIT {
  private static final int LARGE = 32 << 20;

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final CompletableFuture<Channel> accepted = new CompletableFuture<>();
  private final ByteBuf bytes = Unpooled.directBuffer();
  private Socket client;
  private Channel channel;

  @BeforeEach
  void connect() throws Exception {
    Epoll.ensureAvailability();
    Channel server =
        new ServerBootstrap()
            .group(loop)
            .channel(EpollServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel came) {
                    accepted.complete(came);
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    client = new Socket(InetAddress.getLoopbackAddress(), port);
    channel = accepted.get();
    onLoop(() -> null);
  }

  @AfterEach
  void close() throws Exception {
    bytes.release();
    client.close();
    loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
  }

  @Test
  void sendsAtOnceAndLeavesTheBufferToWhoLentIt() throws Exception {
    bytes.writeBytes(new byte[] {1, 2, 3}).readByte();

    assertThat(onLoop(() -> DirectSend.to(channel).send(bytes))).isEqualTo(2);

    assertThat(client.getInputStream().readNBytes(2)).containsExactly(2, 3);
    assertThat(bytes.readableBytes()).isEqualTo(2);
    assertThat(bytes.refCnt()).isEqualTo(1);
  }

  @Test
  void sendsWhatTheKernelTakesAndNothingWhileTheRestWaits() throws Exception {
    byte[] expected = new byte[LARGE];
    for (int i = 0; i < LARGE; i++) {
      expected[i] = (byte) (i * 31 >> 7);
    }
    bytes.writeBytes(expected);
    DirectSend direct = DirectSend.to(channel);

    int sent =
        onLoop(() -> {
          int first = direct.send(bytes);
          var unused = channel.write(bytes.retainedSlice(first, LARGE - first));
          assertThat(direct.send(bytes)).as("not flushed").isZero();
          channel.flush();
          assertThat(direct.send(bytes)).as("not sent").isZero();
          return first;
        });

    assertThat(sent).isBetween(1, LARGE - 1);
    assertThat(Arrays.equals(client.getInputStream().readNBytes(LARGE), expected)).isTrue();
    while (onLoop(() -> channel.unsafe().outboundBuffer().totalPendingWriteBytes()) > 0) {
      Thread.onSpinWait();
    }
    bytes.setIndex(0, 1);
    assertThat(onLoop(() -> direct.send(bytes))).as("all was sent").isEqualTo(1);
  }

  @Test
  void sendsNothingOnWhatIsClosed() throws Exception {
    bytes.writeByte(1);
    DirectSend direct = DirectSend.to(channel);
    channel.close().sync();

    assertThat(onLoop(() -> direct.send(bytes))).isZero();
  }

  @Test
  void leavesToNettyWhatIsToBeEncryptedOrLiesOnTheHeapOrHasNoSocket() throws Exception {
    bytes.writeByte(1);
    ByteBuf heap = Unpooled.buffer().writeByte(1);
    assertThat(onLoop(() -> DirectSend.to(channel).send(heap))).isZero();
    assertThat(DirectSend.to(new EmbeddedChannel()).send(bytes)).isZero();
    onLoop(() ->
        channel
            .pipeline()
            .addFirst(SslContextBuilder.forClient().build().newHandler(channel.alloc())));
    assertThat(onLoop(() -> DirectSend.to(channel).send(bytes))).isZero();
  }

  private <T> T onLoop(Callable<T> task) throws Exception {
    return channel.eventLoop().submit(task).get();
  }
}
