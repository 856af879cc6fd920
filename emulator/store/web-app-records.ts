// What is kept of web apps: their settings, and how each looks to its users.

import type { ResourceTable } from './as2-records';

export interface WebAppRecord {
  WebAppId: string;
  Arn: string;
  /** IAM Identity Center, the one identity provider of web apps. */
  IdentityCenterConfig: { InstanceArn?: string; Role?: string; ApplicationArn: string };
  /** The address that was chosen; absent, it is the web app's own. */
  AccessEndpoint?: string;
  WebAppEndpoint: string;
  Provisioned: number;
  WebAppEndpointPolicy: 'FIPS' | 'STANDARD';
  Vpc?: {
    SubnetIds: string[];
    VpcId: string;
    VpcEndpointId: string;
    SecurityGroupIds: string[];
    IpAddressType: 'IPV4' | 'DUALSTACK';
  };
}

/** Files are base64, as they travel. */
export interface WebAppCustomization {
  Title?: string;
  LogoFile?: string;
  FaviconFile?: string;
}

export interface WebAppStore extends ResourceTable<WebAppRecord> {
  customization(webAppId: string): WebAppCustomization | undefined;
  customize(webAppId: string, customization: WebAppCustomization): void;
  resetCustomization(webAppId: string): void;
}
