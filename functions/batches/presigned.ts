/** URLs with which a partner uploads one file and reads its results, and nothing else. */

import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** An upload has to begin within it, and may take longer. */
const UPLOAD_SECONDS = 3_600;
const DOWNLOAD_SECONDS = 3_600;
const CONTENT_TYPE = 'application/octet-stream';

export interface PresignedUpload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
}

export interface Presigner {
  upload(key: string, sizeBytes: number, sha256Base64: string): Promise<PresignedUpload>;
  download(key: string, fileName: string): Promise<string>;
}

export function createPresigner(client: S3Client, bucket: string, now: () => number = Date.now): Presigner {
  return {
    async upload(key, sizeBytes, sha256Base64) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentLength: sizeBytes,
        ContentType: CONTENT_TYPE,
        ChecksumSHA256: sha256Base64,
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: UPLOAD_SECONDS,
        signableHeaders: new Set(['content-length', 'content-type']),
        // In the query string the checksum would be signed, and S3 would not look at it.
        unhoistableHeaders: new Set(['x-amz-checksum-sha256', 'x-amz-sdk-checksum-algorithm']),
      });
      return {
        url,
        headers: {
          'content-type': CONTENT_TYPE,
          'content-length': String(sizeBytes),
          'x-amz-checksum-sha256': sha256Base64,
          'x-amz-sdk-checksum-algorithm': 'SHA256',
        },
        expiresAt: new Date(now() + UPLOAD_SECONDS * 1_000),
      };
    },
    async download(key, fileName) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `inline; filename="${fileName}"`,
      });
      return await getSignedUrl(client, command, { expiresIn: DOWNLOAD_SECONDS });
    },
  };
}
